"""Pages that are pictures: recognised, and then laid out as printed ones are (`read.layout`).

page         a picture → its lines and tables
  ocr          the recogniser: a picture → lines with their corners
  way_up       which way up the page lies
  ocr_lines    how large the characters of a line are, and where each stands
  ruled        ruling lines, found in the picture
  second_look  cells in which nothing was found, once more
"""
