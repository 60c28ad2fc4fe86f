"""What shows a value: grids, pictures, estimates."""
