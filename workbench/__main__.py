"""The door: a window, or a command line when words follow."""


def main(words: list[str] | None = None) -> int:
    """Open the window, or hand the words to the command line."""
    import sys

    given = sys.argv[1:] if words is None else words
    if given == ["--self-test"]:
        from workbench.self_test import self_test

        return self_test()
    if given and not _are_files(given):
        from workbench.command_line import main as answer

        return int(answer(given) or 0)
    from workbench.ui.application import run

    return run(given)


def _are_files(given: list[str]) -> bool:
    from pathlib import Path

    return all(Path(word).suffix and Path(word).is_file() for word in given)


if __name__ == "__main__":
    import multiprocessing
    import sys

    multiprocessing.freeze_support()
    sys.exit(main())
