"""Every sample, mined once for all tests of the contract: as printed pages and as plain text."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from reportmine.findings import Mined
from reportmine.pipeline import mine

CORPORA = Path(__file__).parents[2] / "corpora"
sys.path.insert(0, str(CORPORA))

PDFS = sorted((CORPORA / "samples" / "pdf").glob("*.pdf"))


@cache
def _mine_pdf(path: Path) -> Mined:
    return mine(path, source=path.name)


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The samples as text files, a paragraph a line, by name."""
    import samplefile

    folder = tmp_path_factory.mktemp("texts")
    paths = {}
    for source in samplefile.sample_files():
        paths[source.stem] = folder / f"{source.stem}.txt"
        paths[source.stem].write_text(samplefile.load(source).plain_text, encoding="utf-8")
    return paths


@pytest.fixture(params=PDFS, ids=lambda path: path.stem)
def pdf(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def mined_pdf(pdf: Path) -> Mined:
    return _mine_pdf(pdf)


@pytest.fixture(params=["pdf", "text"])
def mined(request: pytest.FixtureRequest, pdf: Path, texts: dict[str, Path]) -> Mined:
    """The same report, once from its pages and once from a text file."""
    if request.param == "pdf":
        return _mine_pdf(pdf)
    return mine(texts[pdf.stem], source=f"{pdf.stem}.txt")


@pytest.fixture(scope="session")
def all_mined() -> dict[str, Mined]:
    return {path.stem: _mine_pdf(path) for path in PDFS}
