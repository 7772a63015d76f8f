"""What a number counts, found by rules: a `Label`, pieces of its paragraph and the name of the rule.

In: the slots of a paragraph (`metrics.context`). Out: a `Label` for each. `labeller` is the entrance: it makes the
rules of a paragraph, each of which is given the others that it asks, and goes through them in order.

    phrase       a phrase of the text, tidy at its edges: the `Label`
    accounts     items of the accounts and their grades（类）（款）（项）
    clauses      whether a clause without a number names a topic
    votes        赞成, 反对, and the matter that they are cast on
    compared     what a number is compared with (比上年, 高于全省)
    manner       how a figure came about, and who took or gave what is counted
    edges        what stands at the edges of a phrase and names nothing
    owners       whose a deed is
    left, right  where a phrase begins and ends in front of a number and behind it
    rule         what every rule sees: phrases on both sides, and what numbers counted so far
    heads        the head that a number's own words lack (采纳41条 behind 收到建议86条)
    grades       grades and kinds of things that were counted before (省级3项)
    portions     the rest of things that were counted (其余5条), and batches (分4批)
    borrowed     numbers that count what the number before counts (人均, 提前8天)
    topics       the topic that a thin label takes from the clauses before it
    thresholds   numbers that are part of a name (1亿元以上项目9个)
    shares       占党员总数的1/8, 完成预算的95%
    ranks        what came where among rivals
    events       the contest, body or channel that words belong to
    respectively names and values that are paired (分别)
    lists        numbers side by side, and the words that they share
    sides        on which side of its number a noun stands
    number_first numbers that stand before what they count
    outlays      what money was spent on
    labeller     all these, in order, for each slot of a sentence
    marks        the marks between a label's words, which are no part of it
    from_heading what only a heading names (items of minutes, applications for disclosure)

The rules, by the names that stand in a record; 〈 〉 is the number:

    number last         获批国家社科基金〈1项〉         the noun before it, behind the last verb that is not part of it
    number first        推荐〈2名〉教师参加了初赛       the noun behind it, with what it did
    attribute           职工小家3个，面积〈210平方米〉  its own words behind the noun that they are an attribute of
    head and part       收到建议86条，采纳〈41条〉      the head's words, then the part's own
    as before           4.8万种、〈11.2万册〉           the words of the number before; a change takes those of its level
    per head            发放津贴，每人每月〈50元〉      what each was given
    clause before       处理申请，全年〈21件〉          the noun of a clause without a number
    before the bracket  新建村分馆（〈3个〉）           the noun in front of the bracket
    part in brackets    签约11户（荷花堤〈2户〉）       the part, then the noun of its total
    topic               技能培训13期，参训〈540人次〉   the topic named before, then what was done
    announced           从选题、收稿、排版〈三个〉环节  the bare word of a total whose members are named
    list                图书5000册、电脑〈60台〉        what the names of a list share, and their own words
    respectively        借书、还书量分别增长8%、〈6%〉  one name for each value, with the tail that they share
    sum                 新收73件，结转4件，合计〈77件〉 合计
    share               占党员总数的〈1/8〉             the part; the whole where the part is named nowhere
    fulfilled           完成年初预算的〈95%〉           what was fulfilled, and whose plan it was
    budget item         公务接待费…年初预算〈3万元〉    the item of the accounts, then which figure of it
    standard            较规定的〈90学时〉多出13学时    what the number before counts
    rank                产值12亿元，列全区〈第一〉      what is ranked, without its rivals
    the rest            其余〈5条〉已作说明             what the whole counts, then what became of the rest
    in batches          分〈4批〉组织疗休养160人        what was done in so many batches
    none                                                no words were found

A name may end in `, threshold` (〈1亿元〉以上项目9个: a bound in the name of what the next number counts) or `, noun before`.
"""
