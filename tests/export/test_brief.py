"""A brief is tagged, protected and whole in every language."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from tests.samples import answer
from workbench.export.brief import Answered, brief
from workbench.language import LANGUAGES


def parts() -> list[Answered]:
    result = answer("before-after")
    return [
        Answered(Words("Did the same people do better after than before?"), result),
        Answered(Words("Again?"), result, remark='A <b>note</b> & "quotes"'),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_says_its_language(language: str, tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    brief(parts(), target, title="گزارش 报告 Báo cáo", language=language)
    with pikepdf.open(target) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).startswith(language)
        assert len(document.pages) >= 2
    told = json.loads((tmp_path / "brief.manifest.json").read_text(encoding="utf-8"))
    assert told["questions"] == ["before-after", "before-after"]


def test_the_page_stands_alone_and_runs_nothing(tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    brief(parts(), target, title="A & B <script>", language="fa")
    text = target.read_text(encoding="utf-8")
    assert 'dir="rtl"' in text
    assert "<script" not in text
    assert "src=" not in text
    assert "&lt;b&gt;note" in text
    assert text.count("<svg") == 2


def test_the_same_brief_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        brief(parts(), tmp_path / name, title="T", language="en")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_empty_brief_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        brief([], tmp_path / "brief.pdf", title="T")
    assert refused.value.code == "empty-brief"
