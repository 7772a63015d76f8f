"""One office under two names: 临江区人民政府 here, 安平市临江区人民政府 there.

In: mined reports. Out: for each shorter name the longer one, where another report of the set is called so and
the text of the shorter one's own report says it too. A name alone proves nothing: there are two 长安区.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from reportmine.findings import Mined

__all__ = ["longer_names", "one_name"]

_REGION = re.compile(r"[一-鿿]+[省市州盟区區县縣旗]")
_LONGEST = 10  # characters that may stand before a name: 内蒙古自治区包头市
_MOST = 40  # places that are looked at


def longer_names(mined: Mined) -> Set[str]:
    """What the text of a report may call its own organisation in full: every region in front of its name."""
    name, text = mined.front.organisation, mined.report.text
    found: set[str] = set()
    at = text.find(name) if name else -1
    for _ in range(_MOST):
        if name is None or at < 0:
            break
        for start in range(max(0, at - _LONGEST), at - 1):
            if _REGION.fullmatch(text, start, at):
                found.add(text[start:at] + name)
        at = text.find(name, at + len(name))
    return found


def one_name(spelled: Mapping[str, Set[str]]) -> dict[str, str]:
    """The longer name for each shorter one; `spelled` tells for every name what its own reports say in full."""
    found: dict[str, str] = {}
    for name, longer in spelled.items():
        others = [other for other in spelled if other != name and other in longer]
        if len(others) == 1:
            found[name] = others[0]
    return found
