"""Which events there are, and what their owners do with them."""
