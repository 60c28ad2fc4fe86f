"""The questions in plain words, by family, to be searched; those already asked stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from analyses.grammar.words import Words
from workbench.ui.parts import column, named
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from workbench.project.project import Project

COMMAND, ASKED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Wrapping(QStyledItemDelegate):
    """Lines as tall as their words need."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QSize:
        """Measure the words in the width that there is."""
        width = self.parent().viewport().width() - 32
        text = index.data() or ""
        font = index.data(Qt.ItemDataRole.FontRole) or option.font
        box = QFontMetrics(font).boundingRect(
            QRect(0, 0, max(width, 40), 0), int(Qt.TextFlag.TextWordWrap), text
        )
        return QSize(width, box.height() + 10)


class _Tree(QTreeWidget):
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class CatalogueList(QWidget):
    """Families, and beneath each its questions."""

    wanted = Signal(str)
    looked_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._search = QLineEdit()
        self._search.setPlaceholderText(said(Words("Search questions")))
        self._search.setClearButtonEnabled(True)
        named(self._search, Words("Search questions"))
        self._search.textChanged.connect(self._filter)
        self.tree = self._tree()
        self.setLayout(column(self._search, self.tree, gap=8, edge=8))

    def redraw(self, project: Project, asked: str | None) -> None:
        """Show the catalogue with what this project has asked of it."""
        from analyses.catalogue import FAMILIES

        self.tree.blockSignals(True)
        self.tree.clear()
        for family in FAMILIES:
            head = self._head(family.title)
            for question in family.questions:
                self._add(head, question, project, asked)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._filter(self._search.text())

    def _tree(self) -> QTreeWidget:
        tree = _Tree()
        tree.setHeaderHidden(True)
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setWordWrap(True)
        tree.setItemDelegate(Wrapping(tree))
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        named(tree, Words("Questions"))
        tree.itemClicked.connect(self._chosen)
        tree.itemActivated.connect(self._chosen)
        return tree

    def _head(self, title: Words) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.tree, [said(title)])
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return head

    def _add(
        self, head: QTreeWidgetItem, question: type[Analysis], project: Project, asked: str | None
    ) -> None:
        have = [item for item in project.questions if item.question == question.command()]
        for place, item in enumerate(have or [None]):
            words = Words(question.question)
            if place:
                words = Words("{question} ({n})", question=words, n=place + 1)
            line = QTreeWidgetItem(head, [said(words)])
            line.setToolTip(0, said(Words(question.title)))
            line.setData(0, COMMAND, question.command())
            line.setData(0, ASKED, item.id if item else "")
            line.setData(0, Qt.ItemDataRole.AccessibleTextRole, spelled(words))
            if item is not None:
                line.setText(0, "• " + line.text(0))
            if item is not None and item.id == asked:
                self.tree.setCurrentItem(line)

    def _chosen(self, line: QTreeWidgetItem) -> None:
        if line.data(0, ASKED):
            self.looked_at.emit(line.data(0, ASKED))
        elif line.data(0, COMMAND):
            self.wanted.emit(line.data(0, COMMAND))

    def _filter(self, words: str) -> None:
        sought = words.casefold().split()
        for at in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(at)
            shown = [self._show(head.child(n), sought) for n in range(head.childCount())]
            head.setHidden(not any(shown))

    def _show(self, line: QTreeWidgetItem, sought: list[str]) -> bool:
        whole = f"{line.text(0)} {line.toolTip(0)} {line.data(0, COMMAND)}".casefold()
        found = all(word in whole for word in sought)
        line.setHidden(not found)
        return found
