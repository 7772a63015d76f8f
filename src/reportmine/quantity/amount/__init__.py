"""Quantities: number, unit, modifiers and bounds.

In: prepared text, the offset of a numeral, and `floor`, before which nothing may be taken. Out: a `Hit` or None.

    amount       a number with its unit, in the making
    unit         the unit behind a number
    read         a numeral and its unit, read at an offset
    ranges       the second number of a range
    modifiers    约 余 以上 …, and the bounds that follow from them
    temperature  零下, 摄氏
    quoted       short words in quotation marks are names
    one_words    words around 一, in lists
    one          what stands around one Chinese digit: 一个 is mostly an article
    accept       whether it is a quantity, by unit and context
    quantities   all these, in order
    ratios       师生比1:16.5, 9.8/10万
    halves       quantities that are words: 半年, 过半, 翻一番
    joins        two mentions that are one: 18岁以上60岁以下
"""
