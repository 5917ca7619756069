"""The core: text in, findings out. It knows no Django, no database, no network and no clock."""

import os

# The matrices of a comparison are small: threads that share them out take several times as long. Read when
# numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ANALYSIS_VERSION = "9"
"""Changes whenever the same text may yield other findings; stored results carry it."""
