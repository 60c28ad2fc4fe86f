"""A gallery of every picture in every language and size: `python -m tests.charts.gallery OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.charts.pictures import PICTURES
from workbench.charts.draw import draw, settings
from workbench.charts.style import PRESETS, preset

LANGUAGES = ("en", "fa", "zh", "vi")


def main(out: Path, *words: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, make in PICTURES.items():
        for size in PRESETS:
            for language in LANGUAGES:
                stem = f"{name}_{size}_{language}"
                if words and not all(word in f"_{stem}_" for word in words):
                    continue
                figure = draw(make(), preset(size, language))
                with settings():
                    figure.savefig(out / f"{stem}.png", dpi=min(figure.dpi, 110))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
