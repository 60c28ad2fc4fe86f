"""The mathematics: arrays in, small frozen answers out, one theory and one paper a file."""
