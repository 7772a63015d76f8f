"""The rules: voters look at each section, and their votes are added up.

In the order in which they work:

fold         Traditional to Simplified, full-width to ASCII, for looking words up
features     a report as the voters see it: kind, setting, title; its sections are
  nodes        the sections, with the cue words that stand in them
  sharing      which section gets which phrase of the text
  subject      a report with one subject, by its title
  tenses       words of what was done and of what is to come
directories  lists of people and bodies
voters       what speaks for which role or theme, each from one side
panel        asks them all and adds up
subsections  what a section takes on from those below it
"""
