"""From a picture to a figure."""
