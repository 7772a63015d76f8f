"""The directions of import: who may know whom, and which room may load a heavy library."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "reportmine"

# A room may import the rooms of lower layers only; rooms of one layer do not know each other,
# except where a layer's entry is a chain (first member below the next).
LAYERS: list[list[str]] = [
    ["boxes"],
    ["report"],
    ["findings", "errors", "lines"],
    ["weights"],
    ["registry"],
    ["text"],
    ["read", "outline", "classify", "quantity", "metrics"],
    ["pipeline"],
    ["store", "nlp"],
    ["batch"],
    ["study"],
    ["export"],
    ["cli"],
    ["__main__"],
]
# The folders and files of the largest rooms, in the order of their work.
INSIDE: dict[str, list[list[str]]] = {
    "read": [
        ["guard", "printed", "quality", "failed"],
        ["sniff", "assembly", "paint", "painter", "page_bars"],
        ["layout"],
        ["scan"],
        ["pdf", "word", "plain", "html", "image", "render"],
        ["office"],
    ],
    "outline": [
        ["rules", "titles", "part_names", "blanks", "dated"],
        ["paragraphs"],
        ["salutation"],
        ["front", "nodes"],
        ["headings", "departments"],
        ["implicit"],
        ["tree"],
        ["volumes"],
    ],
    "classify": [
        ["phrases"],
        ["entries"],
        ["taxonomy", "voting"],
        ["model"],
        ["label"],
        ["learning"],
    ],
    "quantity": [
        ["grammar", "prepare"],
        ["hit"],
        ["veto", "date", "amount", "tables"],
        ["scan"],
        ["ledger"],
    ],
    "metrics": [
        ["lexicon"],
        ["context", "confidence", "draft"],
        ["label", "period", "scope", "catalogue"],
        ["choice", "aspect", "parts"],
        ["status", "quote"],
        ["document"],
        ["prose", "tables", "zeros"],
        ["resolve"],
    ],
}
DEPTH = {room: depth for depth, layer in enumerate(LAYERS) for room in layer}
HEAVY = {
    "pypdfium2": {"read"},
    "pypdfium2_raw": {"read"},
    "pdfplumber": {"read"},
    "pdfminer": {"read"},
    "lxml": {"read"},
    "PIL": {"read"},
    "rapidocr": {"read"},
    "jieba": {"text"},
    "rjieba": {"text"},
    "spacy": {"nlp"},
    "sklearn": {"classify"},
    "xlsxwriter": {"export"},
    "typer": {"cli"},
    "rich": {"cli"},
}


def modules() -> list[tuple[str, ast.Module]]:
    found = []
    for path in sorted(SRC.rglob("*.py")):
        name = ".".join(("reportmine", *path.relative_to(SRC).with_suffix("").parts))
        found.append((name.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))))
    return found


def imports(tree: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute here"
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "reportmine" and len(parts) > 1 else None


def part_of(module: str, room: str) -> str | None:
    """The folder or file of a room that a module is or belongs to."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["reportmine", room] and len(parts) > 2 else None


def test_every_room_has_a_layer() -> None:
    rooms = {room_of(name) for name, _ in modules()} - {None, "data"}
    assert rooms <= DEPTH.keys()


def test_imports_point_down() -> None:
    wrong = []
    for name, tree in modules():
        here = room_of(name)
        if here is None:
            continue  # the package itself hands out its public verbs, lazily
        for target in imports(tree):
            there = room_of(target)
            if there in (None, here) or there not in DEPTH:
                continue
            if DEPTH[there] >= DEPTH[here]:
                wrong.append(f"{name} imports {target}")
    assert not wrong


@pytest.mark.parametrize("room", INSIDE)
def test_imports_inside_a_room_point_down(room: str) -> None:
    depth = {part: depth for depth, layer in enumerate(INSIDE[room]) for part in layer}
    wrong, seen = [], set()
    for name, tree in modules():
        here = part_of(name, room)
        if here is None:
            continue  # the room itself hands out its entrances
        seen.add(here)
        for target in imports(tree):
            there = part_of(target, room)
            if there in depth and there != here and depth[there] >= depth.get(here, -1):
                wrong.append(f"{name} imports {target}")
    assert not wrong
    assert seen == depth.keys()


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in SRC.glob("*/**/__init__.py")}),
    ids=lambda path: path.relative_to(SRC).as_posix(),
)
def test_a_folder_says_what_its_files_are_for(folder: Path) -> None:
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    files = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("__")}
    files |= {path.parent.name for path in folder.glob("*/__init__.py")}
    assert {name for name in files if not re.search(rf"\b{name}\b", told)} == set()


def test_heavy_libraries_stay_in_their_room() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        for target in imports(tree)
        if (rooms := HEAVY.get(target.split(".")[0])) and room_of(name) not in rooms
    ]
    assert not wrong


def test_no_circle_between_modules() -> None:
    known = {name for name, _ in modules()}
    arrows = {name: {t for t in imports(tree) if t in known} - {name} for name, tree in modules()}
    for name, targets in arrows.items():
        # `from package import module` inside that package asks for the module, not its gatherer
        inside = {t for t in targets if name.startswith(f"{t}.")}
        arrows[name] -= {t for t in inside if any(o.startswith(f"{t}.") for o in targets)}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for target in sorted(arrows[name]):
            walk(target, (*path, name))
        done.add(name)

    for name in sorted(known):
        walk(name, ())


@pytest.mark.parametrize(
    "code",
    [
        "import reportmine",
        "import sys; sys.argv = ['reportmine', '--help']; from reportmine.cli import main\ntry: main()\nexcept SystemExit: pass",
        # what mines is a worker: the process that starts it needs none of this
        "import reportmine.batch",
        "from reportmine.cli.own import Own\nwith Own().speaking(): Own().judge(None)",
    ],
)
def test_starting_loads_nothing_heavy(code: str) -> None:
    probe = f"{code}\nimport sys; print('LOADED', *sorted(m for m in sys.modules if '.' not in m))"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split("LOADED")[-1].split())
    assert not loaded & {
        "jieba",
        "rjieba",
        "spacy",
        "sklearn",
        "numpy",
        "pypdfium2",
        "pdfplumber",
        "xlsxwriter",
        "PIL",
    }


@pytest.mark.parametrize("folder", ["benchmarks", "corpora", "docs"])
def test_what_scripts_import_is_there(folder: str) -> None:
    """They are run by hand, so nothing else would tell that a module was moved."""
    missing = []
    for path in sorted((SRC.parents[1] / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("report"):
                continue
            for alias in node.names:
                module = import_module(node.module or "")
                if not hasattr(module, alias.name) and not find_spec(f"{node.module}.{alias.name}"):
                    missing.append(f"{path.name}: {node.module}.{alias.name}")
    assert not missing
