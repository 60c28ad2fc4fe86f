"""Words in the reader's language."""

from workbench.language.languages import LANGUAGES, direction, language_name
from workbench.language.translate import say, tick

__all__ = ["LANGUAGES", "direction", "language_name", "say", "tick"]
