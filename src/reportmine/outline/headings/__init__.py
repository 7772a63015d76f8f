"""Headings: which paragraphs are candidates, how deep they stand, and which are headings.

In the order in which `tree` calls them:

unnumbered      lines that are headings by form: styled, announced by the contents, larger, bold, over text
  company       which of them the lines around them let be headings
months          months that head a schedule
items           what a candidate is: `Item`, numbered or not
lists           levels from nesting and continuity      open_lists    the lists that are open at an item
settling        which titles are headings, list by list, outer lists first
lead_sections   sections of paragraphs that open with a title      leads    which clauses are such titles
"""
