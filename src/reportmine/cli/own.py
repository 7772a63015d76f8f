"""What users bring along: a taxonomy, a model, a catalogue, and what these make of a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportmine.cli.messages import text
from reportmine.errors import RuleError
from reportmine.findings import Mined

if TYPE_CHECKING:
    from reportmine.classify.model import Model
    from reportmine.classify.taxonomy import Taxonomy
    from reportmine.metrics.catalogue import Catalogue

OwnTaxonomy = Annotated[
    Path | None,
    typer.Option("--taxonomy", metavar="FILE", help=text("help.taxonomy")),
]
OwnModel = Annotated[
    Path | None,
    typer.Option("--model", metavar="MODEL", help=text("help.model")),
]
OwnCatalogue = Annotated[
    Path | None,
    typer.Option("--catalogue", metavar="FILE", help=text("help.catalogue.own")),
]  # fmt: skip


def model_for(folder: Path, taxonomy: Taxonomy | None) -> Model:
    """The model in a folder. Raises RuleError where it cannot be read, and where it was trained for the labels
    of another taxonomy: it would keep silent."""
    from reportmine.classify.model import load
    from reportmine.classify.taxonomy import load_taxonomy

    model = load(folder)
    if model.labels != (taxonomy or load_taxonomy()).labels:
        raise RuleError(
            f"{folder.name}: the model was trained with another taxonomy; name that one (--taxonomy)"
        )
    return model


@dataclass(frozen=True)
class Own:
    """Files of one's own, each or none. Making it raises RuleError where one of them is wrong.

    The rooms that these files belong to are loaded for them only: a worker does all the mining.
    """

    taxonomy_file: Path | None = None
    model_folder: Path | None = None
    catalogue_file: Path | None = None

    def __post_init__(self) -> None:
        _ = self.taxonomy, self.model, self.catalogue  # before long work, not after it

    @cached_property
    def taxonomy(self) -> Taxonomy | None:
        if not self.taxonomy_file:
            return None
        from reportmine.classify.taxonomy import load_taxonomy

        return load_taxonomy(self.taxonomy_file)

    @cached_property
    def model(self) -> Model | None:
        return model_for(self.model_folder, self.taxonomy) if self.model_folder else None

    @cached_property
    def catalogue(self) -> Catalogue | None:
        if not self.catalogue_file:
            return None
        from reportmine.metrics.catalogue import load_catalogue, with_ours

        return with_ours(load_catalogue(self.catalogue_file))

    def judge(self, mined: Mined) -> Mined:
        """The report as these files see it."""
        if self.catalogue:
            from reportmine.pipeline import recount

            mined = recount(mined, self.catalogue)
        if self.taxonomy or self.model:
            from reportmine.classify.taxonomy import load_taxonomy
            from reportmine.pipeline import regard

            mined = regard(mined, self.taxonomy or load_taxonomy(), self.model)
        return mined

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Inside, roles, themes and indicators are called as these files call them."""
        with ExitStack() as stack:
            if self.taxonomy:
                from reportmine.classify import taxonomy

                stack.enter_context(taxonomy.using(self.taxonomy))
            if self.catalogue:
                from reportmine.metrics import catalogue

                stack.enter_context(catalogue.using(self.catalogue))
            yield
