"""Reading archived pages again, with today's reader.

tasks       one page to read, and its reading
pool        all cores, in batches, answers in order
stored      the database's own archive
imported    any WARC file, any folder of pages
difference  what changed, counted and with examples; the measures that must not fall
"""
