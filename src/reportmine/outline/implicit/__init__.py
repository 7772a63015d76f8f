"""Sections that no heading opens, told by what their words say.

In the order in which `tree` calls them:

turns        sentences where the tone turns: to what is lacking, to plans, to the closing; it asks
  openings     what stands before the first heading: overview, profile, review
  lacking      whether a last paragraph of the review mostly tells what is lacking
  next_year    whether a paragraph promises, and says so only by its year
intros       what leads up to the subsections of a review
adjourning   the line that ends a meeting
alike        neighbours that begin with the same words

announcing   what a heading or a lead-in announces: shortcomings, a plan (all of them ask)
heads        the sections that a heading opens, as these ask for them
"""
