"""The event, body or channel that words belong to which do not stand without one.

举办职工篮球赛，12支队伍参加 counts the teams of 职工篮球赛, 召开职代会，代表96名 the delegates of 职代会, and 粉丝 are those of
the 公众号 named before. In: a slot and its label. Out: the label with what it belongs to, where the same sentence
names it, or as it was.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.label.rule import Rule
from reportmine.metrics.label.topics import CONTEST

_CONGRESS = re.compile(
    "[^，。；：、\ue001]{0,12}?(?:[职教工学团妇]代会|(?:职工|会员|教职工|党员|团员|妇女|学生|教工)代表大会)"
)
_BODY = re.compile(
    "[^，。；：、\ue001]{0,16}?(?:协会|社团|领导小组|兴趣小组|工作组|专班|俱乐部|服务队|志愿队|合唱团|艺术团|委员会)(?![长主副])"
)
_CHANNEL = re.compile(
    "(?:[“「][^”」]{1,14}[”」])?(?:官方)?(?:微信|政务)?(?:公众号|公众平台|订阅号|服务号|微博|视频号|抖音号|粉丝专页|官方账号)"
)
# What words belong to, and where that is found.
_BELONGS = (
    (
        re.compile(
            "(?:参赛)?(?:选手|队伍|代表队|球队|运动员)(?:参加|参赛|报名|登台|参与)?|(?:团体|个人)(?:得分|总分|成绩)"
        ),
        CONTEST,
    ),
    (re.compile("(?:正式|列席|特邀|应到|实到|参会|与会)?代表|提案"), _CONGRESS),
    (re.compile("(?:注册|现有)?(?:会员|成员|队员|组员)"), _BODY),
    (
        re.compile(
            "(?:累计)?(?:关注|订阅)(?:人数|用户|数|量|者)|粉丝(?:数量?|人数|量|总数)?|推送(?:信息|图文|文章|推文|消息|稿件)"
        ),
        _CHANNEL,
    ),
)


# 把信息公开纳入考核，计3分: what is spoken of.
_SPOKEN_OF = re.compile(
    "[把将](?P<what>[^，。；把将\ue001]{2,14}?)(?:纳入|列入|作为|归入|并入|改为|改造为)"
)
# 培训由讲座改为实操，全年6期: the subject of the sentence, up to what is said of it.
_SUBJECT = re.compile(
    "(?P<what>[^，。；：\ue001]{2,24}?)(?:来自|由|为|是|已|按|在|均|都|从|用于|成为|成了|变|改|走到|实行|包括|共同)"
)
_RUN_IN = re.compile(
    "(?:[（(][^（）()]{1,3}[）)]|\ue002+|[\\d一二三四五六七八九十]{1,2}[.、．])?(?P<what>[\u4e00-\u9fff]{2,8})："
)


class Events(Rule):
    """Labels with the event, body or channel that they belong to."""

    def spoken_of(self, slot: Slot, label: Label) -> Label:
        """What a sentence speaks of, for a number without any words of its own."""
        if label.pieces or slot.mention.kind in ("ratio", "percentage_point", "rank"):
            return label
        end = slot.left[0]
        moved = list(_SPOKEN_OF.finditer(self.text, slot.opening, end))
        run_in = _RUN_IN.match(self.text, slot.sentence[0], end)
        subject = _SUBJECT.match(self.text, slot.sentence[0], end)
        found = (moved[-1] if moved else None) or run_in or subject
        if found is None:
            return label
        label.pieces = label.noun = self.left.phrase(*found.span("what")).noun
        label.rule = "clause before" if label.pieces else label.rule
        return label

    def at_event(self, slot: Slot, label: Label) -> Label:
        """The label of a slot with what it belongs to."""
        own = self.phrases.text_of(label.pieces)
        if label.part or not label.pieces or label.rule not in ("number last", "number first"):
            return label
        for words, named in _BELONGS:
            if not words.fullmatch(own):
                continue
            found = list(named.finditer(self.text, slot.opening, label.pieces[0][0]))
            if not found:
                return label
            whose = self.left.phrase(*found[-1].span()).noun
            if not whose or any(word in self.phrases.text_of(whose) for word in (own, "“”")):
                return label
            label.pieces = (*whose, *label.pieces)
            label.noun = label.pieces if own.endswith(("分", "成绩")) else label.noun
            label.rule = "attribute"
            return label
        return label
