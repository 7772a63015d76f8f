"""Pure functions on strings: normalising, numerals, units, segments."""
