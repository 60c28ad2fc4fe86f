"""Every message that the source holds for people, found in its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

# Where a call keeps its messages: by place, and by name.
_INPUTS = {
    "column": {0: "label", 2: "help"},
    "columns": {0: "label", 2: "help"},
    "level": {0: "label", 2: "help"},
    "number": {0: "label", 1: "help"},
    "choice": {0: "label", 1: "options", 2: "help"},
    "switch": {0: "label", 1: "help"},
    "day": {0: "label", 1: "help"},
    "records": {0: "label", 1: "help"},
    "condition": {0: "label", 1: "help"},
}
_OF_A_QUESTION = {"title", "question", "basis_step"}
_ENUMS = {"Measure", "Basis", "Role"}


@dataclass(frozen=True, slots=True)
class Message:
    """A text for people: its plural, if it has one, and the files that say it."""

    one: str
    many: str | None = None
    files: tuple[str, ...] = ()


@dataclass(slots=True)
class Messages:
    """The messages of many files, and the calls that no translation could serve."""

    found: dict[str, Message] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, one: str, many: str | None, file: str) -> None:
        """Note a message; one that is plural anywhere is plural everywhere."""
        if not one:
            return
        known = self.found.get(one, Message(one, many))
        if many and known.many and many != known.many:
            self.faults.append(f"{file}: {one!r} has two plurals")
        files = dict.fromkeys((*known.files, file))
        self.found[one] = Message(one, known.many or many, tuple(files))


def gather(root: Path, rooms: tuple[str, ...]) -> Messages:
    """Collect the messages of every Python file in the rooms of a source tree."""
    messages = Messages()
    for room in rooms:
        for path in sorted((root / room).rglob("*.py")):
            read_file(path.read_text("utf-8"), path.relative_to(root).as_posix(), messages)
    return messages


def read_file(source: str, file: str, messages: Messages) -> None:
    """Add the messages of one file."""
    tree = ast.parse(source)
    reader = _Reader(file, messages, _constants(tree), _input_helpers(tree))
    reader.visit(tree)


def placeholders(template: str) -> set[str]:
    """Name what stands in the braces of a template.

    Raises
    ------
    ValueError
        When the braces do not pair.
    """
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


class _Reader(ast.NodeVisitor):
    def __init__(
        self, file: str, messages: Messages, constants: dict[str, ast.expr], helpers: dict[str, str]
    ) -> None:
        self.file = file
        self.messages = messages
        self.constants = constants
        self.helpers = helpers

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name == "Words":
            self._words(node)
        elif name == "N_":
            self._add_all(node.args[0], node)
        elif isinstance(node.func, ast.Name) and name in self.helpers:
            self._input(node, _INPUTS[self.helpers[name]])
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        is_question = any(_name(item) == "question" for item in node.decorator_list)
        for item in node.body:
            name, value = _assigned(item)
            if value is None:
                continue
            is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
            if (is_question and name in _OF_A_QUESTION) or (node.name in _ENUMS and is_text):
                self._add_all(value, item)
        self.generic_visit(node)

    def _words(self, node: ast.Call) -> None:
        given = _arguments(node, {0: "one", 1: "many"})
        if "one" not in given:
            return
        ones = list(self._texts(given["one"], node))
        manys = list(self._texts(given["many"], node)) if "many" in given else []
        if manys and len(manys) != len(ones):
            self._fault(node, "each singular needs its plural")
        for place, one in enumerate(ones):
            many = manys[place] if place < len(manys) else None
            self.messages.add(one, many, self.file)
            self._check_filled(one + (many or ""), node)

    def _check_filled(self, template: str, node: ast.Call) -> None:
        names = {keyword.arg for keyword in node.keywords}
        if None not in names and len(node.args) < 3:
            for lacking in placeholders(template) - names:
                self._fault(node, f"nothing fills {{{lacking}}}")

    def _input(self, node: ast.Call, places: dict[int, str]) -> None:
        for value in _arguments(node, places).values():
            texts = list(self._texts(value, node))
            if not texts:
                self._fault(node, f"{ast.unparse(value)} is no literal; mark it with N_")
            for text in texts:
                self.messages.add(text, None, self.file)

    def _add_all(self, value: ast.expr, node: ast.AST) -> None:
        for text in self._texts(value, node):
            self.messages.add(text, None, self.file)

    def _texts(self, value: ast.expr, node: ast.AST) -> Iterator[str]:
        """Give every text that an expression may come to, as far as the source tells."""
        match value:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr():
                self._fault(node, "an f-string cannot be translated")
            case ast.IfExp(body=body, orelse=orelse):
                yield from self._texts(body, node)
                yield from self._texts(orelse, node)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                rights = list(self._texts(right, node))
                yield from (a + b for a in self._texts(left, node) for b in rights)
            case ast.BoolOp(values=items) | ast.Tuple(elts=items) | ast.List(elts=items):
                for item in items:
                    yield from self._texts(item, node)
            case ast.Dict(values=items):
                for item in items:
                    yield from self._texts(item, node)
            case ast.Subscript(value=inner) | ast.NamedExpr(value=inner):
                yield from self._texts(inner, node)
            case ast.Call(func=ast.Attribute(value=inner, attr="get"), args=[_, *default]):
                for item in (inner, *default):
                    yield from self._texts(item, node)
            case ast.Call(func=ast.Name(id="N_" | "tuple" | "list" | "sorted"), args=[inner]):
                yield from self._texts(inner, node)
            case ast.Starred(value=inner):
                yield from self._texts(inner, node)
            case ast.Name(id=name) if name in self.constants:
                yield from self._texts(self.constants[name], node)
            case _:
                return

    def _fault(self, node: ast.AST, problem: str) -> None:
        self.messages.faults.append(f"{self.file}:{getattr(node, 'lineno', 0)}: {problem}")


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """What the module names at its top, so that options written once are found by name."""
    pairs = (_assigned(item) for item in tree.body)
    return {name: value for name, value in pairs if name and value is not None}


def _input_helpers(tree: ast.Module) -> dict[str, str]:
    """The input helpers that the module imports, by the name it gives them."""
    return {
        alias.asname or alias.name: alias.name
        for item in tree.body
        if isinstance(item, ast.ImportFrom) and item.module == "analyses.grammar.inputs"
        for alias in item.names
        if alias.name in _INPUTS
    }


def _assigned(item: ast.stmt) -> tuple[str, ast.expr | None]:
    match item:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            return name, value
        case _:
            return "", None


def _arguments(node: ast.Call, places: dict[int, str]) -> dict[str, ast.expr]:
    """The arguments of a call that hold messages, given by place or by name."""
    by_place = {places[at]: value for at, value in enumerate(node.args) if at in places}
    by_name = {item.arg: item.value for item in node.keywords if item.arg in places.values()}
    return by_place | {name: value for name, value in by_name.items() if name}


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
