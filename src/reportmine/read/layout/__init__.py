"""From the characters of a page to its lines and tables, in reading order: for printed and for scanned pages.

In: a `sheet.Sheet`. Out: `printed` lines and grids (`blocks.blocks`). In the order in which they work:

pieces    a page's characters → pieces of lines           spacing  which spaces are the printer's
order     pieces → lines as a reader takes them           lines    pieces of one line → its text and boxes
ruling    ruling lines → the frame of a table
tiles     tables drawn as coloured areas                  columns  tables without rules, by their lines
bands, band_cells    tables with rules between their rows alone
drawn_rows, loose    tables without rules, by the order in which their cells were drawn
cells, stretches, placing    what those are made of: their cells, columns, and which covers which
grids     a page's frames, with the pieces of text that stand in each cell
blocks    all of these on one page
"""
