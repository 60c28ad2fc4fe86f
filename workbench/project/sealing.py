"""What a project says of persons, so that it can be written down: pseudonyms, and sealed words.

A step may mention a person: a name that was misspelled, a number that is in twice. In a file such
a value stands as a pseudonym where its column holds pseudonyms, and sealed where its column is left
out. Only this computer's key, which is in no project file, opens what is sealed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.conditions import parse
from analyses.grammar.refusal import Refusal
from workbench.project.hiding import hidden_recipe, told_condition, told_otherwise
from workbench.project.pseudonyms import FORM, mark_of, project_key, pseudonym

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.data.recipe import Recipe
    from workbench.project.asked import Asked, FieldValue
    from workbench.project.project import Project
    from workbench.project.source import Source

Names = tuple[str, ...]
SEALED = re.compile("s-[0-9a-f]{24}(?:[0-9a-f]{2})*")
_TAG = 12  # bytes that say whether a seal was opened with the right key
_BLOCK = 64


def sealed(project: Project) -> Project:
    """Give a project as it may be written: no step of it names a person."""
    sources = tuple(_sealed(source, project.id) for source in project.sources)
    asked = tuple(_told(question, project) for question in project.questions)
    return replace(project, sources=sources, questions=asked)


def unsealed(project: Project) -> Project:
    """Give a project as it was before it was sealed, as far as this computer has its key."""
    if not any(source.leaves_out and source.recipe for source in project.sources):
        return project
    key = project_key(project.id)

    def opened(source: Source) -> Source:
        if source.recipe is None or not source.leaves_out:
            return source
        return replace(source, recipe=opened_recipe(source.recipe, source.leaves_out, key))

    return replace(project, sources=tuple(opened(source) for source in project.sources))


def sealed_recipe(recipe: Recipe, columns: tuple[str, ...], key: bytes) -> Recipe:
    """Seal what a recipe says of the values of these columns."""
    return told_otherwise(recipe, columns, lambda text: seal(text, key))


def opened_recipe(recipe: Recipe, columns: tuple[str, ...], key: bytes) -> Recipe:
    """Open what `sealed_recipe` sealed; what another key sealed stays as it is."""
    return told_otherwise(recipe, columns, lambda text: unseal(text, key))


def seal(text: str, key: bytes) -> str:
    """Seal a text, so that the same text gives the same seal and only the key opens it.

    The tag is a keyed hash of the text, and the text is hidden by a stream of keyed hashes that
    begin with the tag: a synthetic initialisation vector (Rogaway and Shrimpton 2006).
    """
    if SEALED.fullmatch(text):
        return text
    plain = text.encode()
    tag = _tag(plain, key)
    return f"s-{(tag + _mixed(plain, tag, key)).hex()}"


def unseal(text: str, key: bytes) -> str:
    """Open a seal; a text that is none, or another key's, is given back."""
    if not SEALED.fullmatch(text):
        return text
    held = bytes.fromhex(text[2:])
    tag, plain = held[:_TAG], _mixed(held[_TAG:], held[:_TAG], key)
    return plain.decode() if _tag(plain, key) == tag else text


def _tag(plain: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(plain, key=key, digest_size=_TAG, person=b"seal").digest()


def _mixed(text: bytes, tag: bytes, key: bytes) -> bytes:
    blocks = range(-(-len(text) // _BLOCK))
    stream = b"".join(
        hashlib.blake2b(tag + at.to_bytes(8, "big"), key=key, person=b"stream").digest()
        for at in blocks
    )
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))


def _told(asked: Asked, project: Project) -> Asked:
    """Write a question whose condition names a person as one that names a pseudonym."""
    if not project.has(asked.source):
        return asked
    source = project.source(asked.source)
    hidden, gone = source.identifiers, source.leaves_out
    if not hidden and not gone:
        return asked
    key = project_key(project.id)
    fields = tuple(
        (name, _condition(value, hidden, gone, key) if name == "where" else value)
        for name, value in asked.fields
    )
    return asked if fields == asked.fields else replace(asked, fields=fields)


def _condition(text: FieldValue, hidden: Names, gone: Names, key: bytes) -> FieldValue:
    """Write a condition so that it names no person; its other words stay."""
    if not isinstance(text, str):
        return text
    try:
        plain = parse(text)
    except Refusal:
        return text
    mentioned: dict[str, str] = {}

    def hear(value: str, hide: Callable[[str, bytes], str]) -> str:
        mentioned[value] = hide(value, key)
        return value

    told_condition(plain, hidden, lambda value: hear(value, pseudonym))
    told_condition(plain, gone, lambda value: hear(value, seal))
    for value, instead in mentioned.items():
        if FORM.fullmatch(value) or SEALED.fullmatch(value):
            continue
        written = re.escape(value)
        ways = rf"\"{written}\"|'{written}'|(?<![\w.]){written}(?![\w.])"
        text = re.sub(ways, f'"{instead}"', text)
    return text


def _sealed(source: Source, project_id: str) -> Source:
    """Seal the steps of a source, and set down the mark of the key that its pseudonyms are of."""
    hidden, gone = source.identifiers, source.leaves_out
    if not hidden and not gone:
        return source
    key = project_key(project_id)
    if source.recipe is not None:
        recipe = sealed_recipe(source.recipe, gone, key)
        if not source.key_mark or source.key_mark == mark_of(key):
            recipe = hidden_recipe(recipe, hidden, key, kinds=False)
        source = replace(source, recipe=recipe)
    return source if source.key_mark else replace(source, key_mark=mark_of(key))
