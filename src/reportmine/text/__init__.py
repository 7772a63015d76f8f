"""Pure functions on strings, and the data files that they read.

normalize   characters that stand for others, folded       scripts   Traditional and Simplified, for looking words up
numerals    what a numeral is worth, and its last place    units     which words behind a number are one
calendar    from what a date says to its days              segment   cutting text into words
shipped     the data files of the package
"""
