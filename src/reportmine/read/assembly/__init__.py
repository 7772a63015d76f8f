"""What becomes of the printed lines and tables that a reader gives, page by page.

In the order in which they work:

furniture    running heads and page numbers out     listing    the contents out
stationery   a letterhead out, and the head of a page out of a longer document
paragraphs   lines joined, by `margins` (where the text of a page begins and ends) and `openings` (how a line begins)
continued    one table over several pages
tables       their captions and units
assemble     the Report: one text, after which no offset moves
"""
