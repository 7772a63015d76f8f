"""Achieved, planned, required, baseline or negated; and with it the period that holds.

In: slots with labels and times, what stands above them. Out: a `Verdict` for each. `verdict` is the entrance, and
says who decides in which order; `rules` is the table of all that words and places decide.

    wordlists    the words of `data/status.toml`
    case         one number with its words, and what it stands in
    ruling       statuses and what decided them

    past         what tells of what was
    promises     words that promise, and where they promise nothing
    targets      figures that were set beforehand
    tasks        tasks that were set and counted, of which so many were done
    passed       bounds that so many things lie beyond: required
    thresholds   bounds that pick out: required
    bounds       bounds that bind, norms, terms: required
    denial       没有一件: what is denied did not happen
    foreseen     what is to come without a word of promise
    assembly     votes, motions, resolutions
    budgeted     money of budgets
    rules        all these, in order: the first that holds decides

    plans        sections, lines and paragraphs that look ahead
    above        what stands above a number: its section, whether that plans, for when
    lacks        where a plan's section still tells what is lacking
    statements   a report as statements, hashed for `outlook`
    outlook      what looks ahead without saying so, by what was learned
    due          for when a number holds, by its status
    verdict      status and period, decided together
"""
