"""One Chinese digit and a unit: 一个 is mostly an article, 两项 mostly a count.

In: prepared text, the hit in the making, its amount. Out: what the surroundings add to the unit's likelihood. Three
tables say what speaks for a 一 that counts and what against it; in each the first sign that holds is taken. Plain lists
of words are in `data/ones.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from reportmine.quantity.amount.amount import Amount
from reportmine.quantity.amount.one_words import held
from reportmine.quantity.amount.quoted import OPEN_QUOTES, in_slogan
from reportmine.quantity.grammar import STOP
from reportmine.quantity.hit import Hit

__all__ = ["NEEDED", "of_surroundings"]

#: What likelihood, form and surroundings must add up to.
NEEDED = 0.5
#: What a 一 is worth before anything is known of it.
_ONE = -0.35
_IN_QUOTES = -0.5
_THOSE = -0.4  # 这三项, 以上两点: told of before


@dataclass(frozen=True)
class _Place:
    """A number of one digit with what stands around it; `word` is its unit."""

    text: str
    hit: Hit
    word: str

    @cached_property
    def before(self) -> str:
        """A few characters in front of it."""
        return self.text[max(0, self.hit.start - 5) : self.hit.start]

    @cached_property
    def behind(self) -> str:
        """A few characters behind it."""
        return self.text[self.hit.end : self.hit.end + 6]

    @property
    def in_word(self) -> bool:
        """Whether a letter or an ideograph stands right in front of it."""
        return self.before[-1:].isalpha()


def of_surroundings(text: str, hit: Hit, amount: Amount) -> float:
    """What the surroundings of one Chinese digit add: 其中一条, 国家项目一项，, “三个…"."""
    assert amount.unit is not None
    place = _Place(text, hit, amount.unit.word)
    score = _IN_QUOTES if _is_quoted(place) else 0.0
    if amount.value != 1:
        those = _ANAPHORA.search(place.before) and not _sibling(place)
        return score + _THOSE if those else score
    if any(sign(place) for sign in _NO_COUNT):
        return -1.0
    score += _ONE + 0.0
    for signs in (_IN_FRONT, _BEHIND):
        score += next((weight for weight, holds in signs if holds(place)), 0.0)
    if score + amount.unit.likely < NEEDED:
        score += _sibling(place)
    return score


# 「理事任期二年，連選連任」: how long, in a rule that is quoted
_LASTS = re.compile(r"(?:任期|为期|历时|期限|连任)(?:为|均?为)?$")


def _is_quoted(place: _Place) -> bool:
    """A name in quotation marks; but 「任期二年，連選連任」 is a rule that is quoted."""
    if place.before and place.before[-1] in OPEN_QUOTES:
        return True
    return in_slogan(place.text, place.hit) and not _LASTS.search(place.before)


_ANAPHORA = re.compile(r"(?:这|那|该|上述|以上|前述|其他|其余|上面|前面)$")
_OTHER = re.compile(r"(?<![第这每某任另])[0-9一二三四五六七八九十两]")
_ONE_BY_ONE = re.compile(r"是|为|由|来自")


def _sibling(place: _Place) -> float:
    """Another number with the same unit nearby: 推荐2名…，最终一名; 一项…、两项…"""
    text, hit, word = place.text, place.hit, place.word
    window = text[max(0, hit.start - 30) : hit.start] + "|" + text[hit.end : hit.end + 30]
    others = (m for m in _OTHER.finditer(window) if window.startswith(word, m.end()))
    if any(m.group() != "一" for m in others):
        return 0.3
    if text[hit.start - 1] == "另" and re.search(
        rf"(?<!另)一{word}[^。；！？\n]*$", text[max(0, hit.start - 30) : hit.start]
    ):
        return 0.7  # 一位获一等奖，另一位获二等奖
    # 一件是…，一件是…: told one by one
    again = _ONE_BY_ONE.match(text, hit.end) and re.search(rf"一{word}(?:是|为|由|来自)", window)
    return 0.3 if again else 0.0


# -- no count, whatever else stands there -------------------------------------------------------

# 公证一科, 财务一科: which office, not how many
_OFFICE = re.compile(r"[^\W\d设立有增分建共开办为了]$")
# 把目录翻了一遍: all through; 一项一卷: one for each
_THROUGH = re.compile(r"[了过]$|再[一-鿿]{1,3}$")
_FOR_EACH = re.compile(
    r"(?:^|[^又第又一二三四五六七八九十百千万])一[项人户事案企村校馆街岗室楼车河县镇园店站班课书表机路树件]$"
)
# 先比了一轮: once, as the first step
_ROUND = re.compile(r"[比赛走查跑排过摸看听理]了$")
# 是来人最齐的一个。
_MOST = re.compile(r"最[一-鿿]{1,5}的$")
# 没有一起去: not together
_TOGETHER = re.compile(r"[去来走做吃住学看听玩讨商参聊到办]")


def _is_most(place: _Place) -> bool:
    """是来人最齐的〈一个〉。"""
    start = place.hit.start
    ends = place.behind[:1] in STOP
    return ends and bool(_MOST.search(place.text, max(0, start - 8), start))


_Sign = Callable[[_Place], object]
_NO_COUNT: tuple[_Sign, ...] = (
    lambda place: place.word == "科" and _OFFICE.search(place.before),
    lambda place: place.word == "遍" and _THROUGH.search(place.before),
    lambda place: _FOR_EACH.search(place.before),
    lambda place: place.word == "轮" and _ROUND.search(place.before),
    _is_most,
    lambda place: place.word == "起" and _TOGETHER.match(place.behind),
)

# -- in front of it -----------------------------------------------------------------------------

# 不漏一户, 不让一个学生掉队: none may be missing
_NOT_ONE = re.compile(r"不(?:漏|落|少|丢|丢下|掉|拉|缺|弃|让|放过|错过|遗漏|落下|忘)$")
# 培养一支懂管理的队伍, 描绘了一幅画卷: what is praised, not how many
_PRAISED = re.compile(
    r"(?:培养|培育|造就|锻造|锤炼|磨砺|打造|建设|形成|描绘|绘就|绘制|勾勒|展现|呈现|构成|组成|铺展|谱写|奏响)(?:了|出|成|出了|成了)?$"
)
_PRAISE = frozenset("支幅曲首道")


def _is_praise(place: _Place) -> bool:
    """培养〈一支〉懂管理的队伍."""
    return place.word in _PRAISE and bool(_PRAISED.search(place.before))


# 没有一个学校停课, 一个都没有弄错, 一件投诉都没有: an explicit none, and no article
_DENIED = re.compile(r"(?:没有|未有|没|无)$")
# 没有发生过一起, 从未接到一起, 开不上一次会; 没想到一位老人… tells what nobody thought
_NEVER = re.compile(
    r"(?:没有?|未|不曾)(?![想料等][到过])[一-鿿]{1,3}[过到成上出](?<!通过)$|[一-鿿]不[上到成了出]$"
    r"|(?:没有|未|从未)(?:出现|损坏|损毁|丢失|遗失|遗漏|延误|耽误|漏掉|造成|引发|产生)$"
)
_NEVER_COUNTED = frozenset("次起例件人户场")
_DENIES = re.compile(r"(?:[\u4e00-\u9fff]{0,6}?[也都])?(?:没有|未|没)(?![\u4e00-\u9fff]?[到足])")
_COUNTABLE = frozenset("个名位件起例宗家户人场次")


def _is_denied(place: _Place) -> bool:
    """没有〈一个〉学校停课, 从未接到〈一起〉, 〈一件〉投诉都没有."""
    if place.word not in _COUNTABLE:
        return False
    if place.word in _NEVER_COUNTED and _NEVER.search(place.before):
        return True
    goes_on = place.behind[:1] not in STOP and not held("adjective").begin(place.behind)
    return bool((goes_on and _DENIED.search(place.before)) or _DENIES.match(place.behind))


# 每个村创建一块示范园: one for each is a count, whatever is done with it
_EACH = re.compile(
    r"每[^，。；、,\d每]{1,10}(?:建|建立|建成|创建|建设|打造|树立|设立?|成立|开展|举办|配备?|培养|培育|推选|推荐|选派|帮扶|联系|完成|提交|撰写|确定|明确|落实|安排|组织|参加|有)$"
)


def _is_one_for_each(place: _Place) -> bool:
    """每个村创建〈一块〉示范园."""
    start = place.hit.start
    return bool(_EACH.search(place.text, max(0, start - 16), start))


# 有一个…, 为一种…: with these it is mostly an article, with 名 and 位 a person.
_VAGUE = frozenset("个种段片块批类股条支次项")
# 办了一场演出, 添一台电脑: a plain deed done once, by the classifiers of things and events
_DEED = re.compile(
    r"(?:[开办写买换装建拍演编印捐讲修租设送请调借接]了|添了?|增添|增配|(?:腾|辟|挤|空|租|借|开|办|改造)出|(?:购|引|新)进|[请调借接送]来|[换装配安]上|租用|补种)$"
)
# 每级办一次培训, 开一场恳谈会: an event
_HOLDS = re.compile(r"[办搞做开上]$")
_EVENTS = frozenset("次场期届")
# 创建一家企业, 组建一所学校: firms and houses are counted, where others are praised (创建一个环境)
_FOUNDED = re.compile(r"(?:创建|组建|再?建|开|办|设)(?:了|成|起|立)?$")
_PLACE = re.compile(
    r"[^，。；、\d]{0,6}(?:书屋|书房|之家|班(?!子)|室|工作站|服务站|分馆|书库|协会|社团|分会|食堂|公园|广场)(?![^，。；、\d]{0,3}[的性化])"
)
_HOUSES = frozenset("家所间栋幢")
_LEFT = re.compile(r"(?:剩下|剩余|余下)的?$")


def _is_done_once(place: _Place) -> bool:
    """剩下的〈一件〉, 办了〈一场〉, 创建〈一所〉学校."""
    before, word = place.before, place.word
    if (word not in _VAGUE and _DEED.search(before)) or (word in _EVENTS and _HOLDS.search(before)):
        return True
    if word == "个" and _FOUNDED.search(before):
        behind = place.text[place.hit.end : place.hit.end + 10]
        if _PLACE.match(behind):
            return True
    return bool(_LEFT.search(before) or (word in _HOUSES and _FOUNDED.search(before)))


# 4人一组: how they are grouped
_GROUPED = re.compile(r"\d(?:人|名|户|家|天|周|月|年)为?$")


def _is_object(place: _Place) -> bool:
    """获批〈一项〉, 收到了〈一封〉来信: the object of a deed whose objects are counted."""
    counts = held("counts")
    return counts.end(place.before) or counts.end(
        place.before.removesuffix("了").removesuffix("过")
    )


def _has_vague_verb(place: _Place) -> bool:
    """有〈一个〉…, 为〈一种〉…: with these it is mostly an article."""
    return place.before.endswith(("有", "为")) and place.word in _VAGUE


_IN_FRONT: tuple[tuple[float, _Sign], ...] = (
    (-0.6, lambda place: _NOT_ONE.search(place.before)),
    (-0.6, _is_praise),
    (0.6, _is_denied),
    (0.6, _is_one_for_each),
    (0.3, _is_done_once),
    (-0.4, lambda place: held("article").end(place.before)),
    (-0.4, lambda place: _GROUPED.search(place.before)),
    (0.1, lambda place: _has_vague_verb(place) and _is_object(place)),
    (0.3, _is_object),
)

# -- behind it ----------------------------------------------------------------------------------


def _ends_clause(place: _Place) -> bool:
    return not place.behind or place.behind[0] in STOP


def _has_head(place: _Place) -> bool:
    """国家项目〈一项〉，: what is counted stands in front."""
    return bool(place.before) and place.before[-1] not in STOP


_DIGITS = frozenset("0123456789二三四五六七八九十百两")


def _meets_number(place: _Place) -> bool:
    """库房〈一间〉三十平方米."""
    number = place.word != "对" and place.behind[0] in _DIGITS
    return number and place.in_word and not held("article").end(place.before)


# 添置的保温箱一台供读者使用: what it is for
_SERVES = re.compile(r"(?:供|用于|用来|以供)")
# 考古报告一部在印: in which state it is
_STATE = re.compile(r"(?:已|正在|正(?![确常])|在(?![线校职岗籍编内])|待(?!遇)|尚|付印|交付)")
_WORKS = frozenset("部篇本册卷")


def _tells_what_became(place: _Place) -> bool:
    """〈一人〉获全国表彰, 保温箱〈一台〉供读者使用, 考古报告〈一部〉在印."""
    behind = place.behind
    if held("became").begin(behind):
        return True
    serves = _SERVES.match(behind) or (place.word in _WORKS and _STATE.match(behind))
    return place.in_word and bool(serves)


_BEHIND: tuple[tuple[float, _Sign], ...] = (
    (0.6, lambda place: place.behind.startswith("为限")),  # 连任以一次为限
    (0.4, lambda place: _ends_clause(place) and _has_head(place)),
    (0.1, _ends_clause),
    (0.3, _meets_number),
    (-0.2, lambda place: held("adjective").begin(place.behind)),
    (0.3, _tells_what_became),
)
