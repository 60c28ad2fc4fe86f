"""Columns that stand still at the leading edge while the others are scrolled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView

# Frozen columns never take more than this share of the width.
MOST = 0.7


class Frozen:
    """Where every column stands on the screen, the first `count` shown ones standing still."""

    def __init__(self, header: QHeaderView) -> None:
        self._header = header
        self.count = 0

    @property
    def columns(self) -> list[int]:
        """The columns that stand still, in order; as many of them as leave room for others."""
        header, found, wide = self._header, [], 0
        room = MOST * header.viewport().width()
        for visual in range(header.count() if self.count else 0):
            logical = header.logicalIndex(visual)
            if header.isSectionHidden(logical):
                continue
            wide += header.sectionSize(logical)
            if len(found) == self.count or wide > room:
                break
            found.append(logical)
        return found

    @property
    def width(self) -> int:
        """How wide they are together."""
        return sum(map(self._header.sectionSize, self.columns))

    def left(self, logical: int) -> int:
        """Give where the left edge of a frozen column is."""
        header = self._header
        position = header.sectionPosition(logical)
        if header.isRightToLeft():
            return header.viewport().width() - position - header.sectionSize(logical)
        return position

    def at(self, x: int) -> int:
        """Give the frozen column at a place of the viewport, -1 where none is."""
        for logical in self.columns:
            if 0 <= x - self.left(logical) < self._header.sectionSize(logical):
                return logical
        return -1

    def room(self, height: int) -> tuple[QRect, QRect]:
        """Give the part of the viewport that is frozen, and the part that is scrolled."""
        whole, wide = self._header.viewport().width(), self.width
        if self._header.isRightToLeft():
            return QRect(whole - wide, 0, wide, height), QRect(0, 0, whole - wide, height)
        return QRect(0, 0, wide, height), QRect(wide, 0, whole - wide, height)

    def scrolled(self) -> Iterator[tuple[int, int, int]]:
        """Give every column to be seen beside them: its number, left edge and width."""
        header, wide = self._header, self.width
        last = header.viewport().width() - 1
        mirrored = header.isRightToLeft()
        begin = header.visualIndexAt(last - wide if mirrored else wide)
        end = header.visualIndexAt(0 if mirrored else last)
        if begin < 0:
            return
        for visual in range(begin, (header.count() if end < 0 else end + 1)):
            logical = header.logicalIndex(visual)
            if not header.isSectionHidden(logical):
                size = header.sectionSize(logical)
                yield logical, header.sectionViewportPosition(logical), size
