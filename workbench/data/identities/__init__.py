"""Which columns of a table tell who a person is: by their headings, and by what stands in them."""
