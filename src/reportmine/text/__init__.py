"""Pure functions on strings: normalising, numerals, units, segments; and the data files that they read (`shipped`)."""
