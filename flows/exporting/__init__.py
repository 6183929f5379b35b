"""Rows of the database for other programs: JSON lines and CSV, safe for spreadsheets unless asked otherwise."""
