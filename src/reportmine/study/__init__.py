"""Over reports that have been mined: what may stand side by side, what must add up, what must not leave.

compare    departments × years × indicators (`cell`: one place of that table; `whose`: one office, two names)
audit/     figures that cannot all be right
redact     a report without what must not leave (`private`: where that stands)
terms      keywords of a section, words that set departments or years apart
suggest    labels that many reports count and the catalogue lacks
rules      users' rule files, checked
gold       labelled documents, judged

Their words are data: `words` reads `data/study.toml`, `audit.words` `data/audit.toml`, `private` `data/redact.toml`.
"""
