"""Numbers in tables. `headings` says which kind, unit and factor stand over them, `cells` reads them by it."""
