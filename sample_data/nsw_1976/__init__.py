"""The National Supported Work demonstration: real people, published answers."""
