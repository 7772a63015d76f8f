"""Makes the modules of corpora and benchmarks importable: they live beside what they work on."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("corpora", "benchmarks"):
    sys.path.insert(0, str(Path(__file__).parents[2] / folder))
