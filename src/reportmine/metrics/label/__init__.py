"""What a number counts, found by rules: a `Label`, pieces of its paragraph and the name of the rule.

In: the slots of a paragraph (`metrics.context`). Out: a `Label` for each. `labeller` is the entrance: it makes the
rules of a paragraph, each of which is given the others that it asks, and goes through them in order.

    phrase       a phrase of the text, tidy at its edges: the `Label`
    accounts     items of the accounts and their grades（类）（款）（项）
    clauses      whether a clause without a number names a topic
    votes        赞成, 反对, and the matter that they are cast on
    edges        what stands at the edges of a phrase and names nothing
    owners       whose a deed is
    left, right  where a phrase begins and ends in front of a number and behind it
    rule         what every rule sees: phrases on both sides, and what numbers counted so far
    heads        the head that a number's own words lack (采纳41条 behind 收到建议86条)
    grades       grades and kinds of things that were counted before (省级3项)
    portions     what is left of a thing (其余5条), and in how many goes it was done (分4批)
    borrowed     words that say how far, per head or how sorted, of what was named before
    topics       the topic that a thin label takes from the clauses before it
    thresholds   numbers that are part of a name (1亿元以上项目9个)
    shares       占党员总数的1/8, 完成预算的95%
    ranks        what came where among rivals
    events       the contest, body or channel that words belong to
    lists        names and values side by side (分别)
    sides        on which side of its number a noun stands
    number_first numbers that stand before what they count
    outlays      what money was spent on
    labeller     all these, in order, for each slot of a sentence
    marks        the marks between a label's words, which are no part of it
    from_heading what only a heading names (items of minutes, applications for disclosure)
"""
