"""Settings for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# A person who runs the tests draws new examples each time and so finds new faults; a check that decides
# about a change must say the same of the same change.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")
