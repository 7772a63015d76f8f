"""The label of the rules, or words that are likelier by what was learned: a linear chain over words.

In: paragraphs with the labels of the rules (`Told`). Out: a `Choice` for each number. `choose` is the entrance.

    window       the words around a number, as arrays
    features     their hashed features
    crf          a linear chain: probabilities by forward and backward sums
    choose       the words with the highest expected F1, or the label of the rules
    vetoes       what the learned choice may not do to a label
    trim         the last touch: what tells a figure from no other is taken off
"""
