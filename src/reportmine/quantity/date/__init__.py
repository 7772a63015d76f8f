"""Dates, and the periods that they mean.

readings     what the parts of a date mean: a `Period`
shapes       the forms of dates, one pattern each
dates        the date at an offset: asks the shapes in order, and knows words like 去年同期
"""
