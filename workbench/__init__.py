"""The workbench for scripts: read, say, save."""
