"""Five sample programmes, each with its data, its codebook and the maker of both."""

from sample_data.shelf import codebook, path, programmes

__all__ = ["codebook", "path", "programmes"]
