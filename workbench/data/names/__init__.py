"""What offices call the columns of their files, in four languages, by what the columns are for."""
