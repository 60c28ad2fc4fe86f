"""From what a person wrote to an expression, or to the place where reading stopped.

if hours is missing then missing else round(pay / hours, 2)
age(birth_date, start_date) >= 18 and stream in ("coach", "standard")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words, listing
from workbench.data.expressions.functions import FUNCTIONS
from workbench.data.expressions.tree import (
    Absent,
    Call,
    Choice,
    Joined,
    Literal,
    Named,
    Negated,
    Node,
    Within,
)

_TOKEN = re.compile(
    r"\s*(?:(?P<date>\d{4}-\d{2}-\d{2})"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<quoted>`[^`]+`)"
    r"|(?P<sign>==|!=|<=|>=|<|>|=|\(|\)|,|\+|-|\*|/)"
    r"|(?P<word>[^\W\d][\w\u200c.]*))"
)
_RESERVED = {
    "and", "or", "not", "in", "is", "if", "then", "else", "missing", "true", "false",
}  # fmt: skip
_COMPARISONS = ("==", "!=", "<=", ">=", "<", ">", "=")
_DEEPEST = 50
EXAMPLE = "round(pay / hours, 2)"


def parse(text: str) -> Node:
    """Read an expression as a person wrote it.

    Raises
    ------
    Refusal
        With the code `bad-expression` and the place where reading stopped.
    """
    return _Reader(text).whole()


def bad_expression(text: str, at: int, why: Words | None = None) -> Refusal:
    """Refuse an expression, showing the place."""
    part = text[at : at + 30].strip() or "…"
    if why is None:
        why = Words("this cannot be read. Write such as {example}.", example=EXAMPLE)
    words = Words("At sign {place}, {part}: {why}", place=at + 1, part=part, why=why)
    return Refusal(words, field="expression", code="bad-expression")


class _Reader:
    """Reads an expression from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.place = 0
        self.depth = 0

    def whole(self) -> Node:
        found = self.expression()
        if self.place < len(self.tokens):
            raise self.stopped()
        return found

    def expression(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            why = Words("the expression is nested too deeply.")
            raise bad_expression(self.text, self.here(), why)
        at = self.here()
        if self.take("if"):
            condition = self.expression()
            self.expect("then")
            then = self.expression()
            self.expect("else")
            made: Node = Choice(condition, then, self.expression(), at, self.end())
        else:
            made = self.either()
        self.depth -= 1
        return made

    def either(self) -> Node:
        left = self.both()
        while self.take("or"):
            left = Joined("or", left, self.both(), left.at, self.end())
        return left

    def both(self) -> Node:
        left = self.single()
        while self.take("and"):
            left = Joined("and", left, self.single(), left.at, self.end())
        return left

    def single(self) -> Node:
        at, turns = self.here(), 0
        while self.take("not"):
            turns += 1
        found = self.comparison()
        return Negated("not", found, at, self.end()) if turns % 2 else found

    def comparison(self) -> Node:
        left = self.sum()
        if self.take("is"):
            negated = self.take("not")
            self.expect("missing")
            return self.turned(Absent(left, left.at, self.end()), negated)
        negated = self.take("not")
        if negated or self.peek() == "in":
            self.expect("in")
            return self.turned(Within(left, self.items(), left.at, self.end()), negated)
        for sign in _COMPARISONS:
            if self.take(sign):
                plain = "==" if sign == "=" else sign
                return Joined(plain, left, self.sum(), left.at, self.end())
        return left

    def turned(self, node: Node, negated: bool) -> Node:
        return Negated("not", node, node.at, node.end) if negated else node

    def items(self) -> tuple[Node, ...]:
        self.expect("(")
        found = [self.expression()]
        while self.take(","):
            found.append(self.expression())
        self.expect(")")
        return tuple(found)

    def sum(self) -> Node:
        left = self.product()
        while (sign := self.peek()) in ("+", "-"):
            self.take(sign)
            left = Joined(sign, left, self.product(), left.at, self.end())
        return left

    def product(self) -> Node:
        left = self.signed()
        while (sign := self.peek()) in ("*", "/"):
            self.take(sign)
            left = Joined(sign, left, self.signed(), left.at, self.end())
        return left

    def signed(self) -> Node:
        at, turns = self.here(), 0
        while self.take("-"):
            turns += 1
        found = self.primary()
        return Negated("-", found, at, self.end()) if turns % 2 else found

    def primary(self) -> Node:
        if self.take("("):
            found = self.expression()
            self.expect(")")
            return found
        kind, token, at = self.next()
        end = at + len(token)
        match kind:
            case "number":
                return Literal(float(token) if "." in token else int(token), at, end)
            case "text":
                return Literal(token[1:-1], at, end)
            case "quoted":
                return Named(token[1:-1], at, end)
            case "date":
                try:
                    return Literal(date.fromisoformat(token), at, end)
                except ValueError:
                    why = Words("there is no such day.")
                    raise bad_expression(self.text, at, why) from None
            case "word" if token in {"true", "false", "missing"}:
                values = {"true": True, "false": False, "missing": None}
                return Literal(values[token], at, end)
            case "word" if token not in _RESERVED:
                return self.call(token, at) if self.peek() == "(" else Named(token, at, end)
        self.place -= 1
        raise self.stopped()

    def call(self, name: str, at: int) -> Node:
        function = FUNCTIONS.get(name)
        if function is None:
            why = Words("there is no {name}. There are: {names}.", name=name,
                        names=listing(*FUNCTIONS))  # fmt: skip
            raise bad_expression(self.text, at, why)
        arguments: tuple[Node, ...] = self.items()
        if not function.fewest <= len(arguments) <= function.most:
            why = Words("write {form}.", form=function.form)
            raise bad_expression(self.text, at, why)
        return Call(name, arguments, at, self.end())

    def here(self) -> int:
        return self.tokens[self.place][2] if self.place < len(self.tokens) else len(self.text)

    def end(self) -> int:
        _, token, at = self.tokens[self.place - 1]
        return at + len(token)

    def peek(self) -> str:
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def next(self) -> tuple[str, str, int]:
        if self.place >= len(self.tokens):
            raise self.stopped()
        self.place += 1
        return self.tokens[self.place - 1]

    def take(self, token: str) -> bool:
        if self.place < len(self.tokens) and self.tokens[self.place][1] == token:
            self.place += 1
            return True
        return False

    def expect(self, token: str) -> None:
        if not self.take(token):
            why = Words("{token} is expected here.", token=token)
            raise bad_expression(self.text, self.here(), why)

    def stopped(self) -> Refusal:
        return bad_expression(self.text, self.here())


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise bad_expression(text, at)
        yield found.lastgroup, found.group(found.lastgroup), found.start(found.lastgroup)
        at = found.end()
