"""Numerals that count nothing: each rule says what they are instead.

In: prepared text, the offset of a numeral, and `floor`, before which nothing may be taken. Out: a `Hit` or None.

    numbering    一、 （二） 1． ① 一是
    order        places in an order: 第九届, 第二十条; ranks among rivals, which are quantities, too
    identifiers  document numbers, phones, codes, addresses
    quoted       digits of titles, names and slogans in quotation marks
    latin        numerals with Latin letters at them
    web          counters of web pages
    name_table   the forms of names that hold a numeral: 二十届, 五年制
    names        numbers that stand in a name, by its form or by what is around it
    lexicon      words that hold a numeral: 十分, 一级学科
"""
