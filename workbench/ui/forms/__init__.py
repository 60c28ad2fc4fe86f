"""Forms made from the inputs of a question."""
