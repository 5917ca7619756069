"""Where the shared development material lies, if it is there at all."""

import os
from pathlib import Path

_PLACE = Path(os.environ.get("COMPARATOR_SHARED", Path(__file__).resolve().parents[2] / "shared"))

SHARED: Path | None = _PLACE if (_PLACE / "seeds").is_dir() else None
"""The folder with seeds, gold, corpora and scorers beside the project; None where it is absent."""

WHY_SKIPPED = "the shared development material (../shared) is not beside this checkout"
