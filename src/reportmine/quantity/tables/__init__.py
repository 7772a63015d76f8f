"""Numbers of tables: `cells` reads those that stand alone, by what `headings` say, found by `columns` from the top down."""
