"""The workbench for scripts: `from workbench import read, say, save`.

Nothing heavy is loaded until a name is used, so that the window can open first.
"""

from typing import TYPE_CHECKING, Any

from workbench.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from workbench.data.read import read
    from workbench.export.saving import save
    from workbench.language.translate import say

__all__ = ["__version__", "read", "save", "say"]

_HOMES = {
    "read": "workbench.data.read",
    "save": "workbench.export.saving",
    "say": "workbench.language.translate",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the names above
    if name not in _HOMES:
        raise AttributeError(f"module 'workbench' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
