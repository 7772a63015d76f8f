"""Segmentation: two engines that agree, words of the genre kept whole, nothing lost or leaked."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reportmine.text.segment import (
    JiebaSegmenter,
    RjiebaSegmenter,
    Segmenter,
    domain_words,
    segmenter,
)

SUBJECTS = ["馆工会", "校工会", "街道总工会", "图书馆", "后勤服务中心", "机关党委", "区政府办公室", "附属医院工会", "研究院", "档案馆"]  # fmt: skip
TIMES = [
    "2021年",
    "一年来",
    "上半年",
    "３月上旬",
    "2021年9月1日至2022年8月31日",
    "“十四五”期间",
    "春节前夕",
]
VERBS = ["共举办", "先后组织", "圆满完成", "认真开展", "累计安排", "牵头实施", "继续推进"]
THINGS = [
    "业务培训12期，参训教职工860余人次", "送温暖活动3次，发放慰问金4.65万元", "馆务公开事项28项，办结率98.5%", "“模范职工小家”创建工作，获评省级1个、市级2个",
    "教代会提案征集，收到提案31件，立案率达到77%", "QC小组活动15次，节约成本约36.8万元", "阅读推广活动46场，接待读者近百万人次", "国家社科基金申报8项，获批2项，到账经费52万元",
    "“三公”经费清查，公务接待费同比下降12.3%", "安全生产大检查6轮，整改隐患126处（其中重大隐患0处）", "WiFi和APP升级，访问量突破1.2亿次", "老旧小区改造23个，加装电梯56部",
    "依申请公开办理，答复申请21件", "技能竞赛，评出一等奖3名、二等奖5名", "A、B、C三个片区的网格化管理", "e-mail通知（2021-09-30前），附件编号NO.2021_017", "PM2.5监测，均值为28.5微克/立方米", "T恤和文创产品征集，收到作品320件",
]  # fmt: skip
ENDS = [
    "，受到上级工会好评。",
    "，职工满意度不断提高；",
    "。下一步将进一步健全长效机制。",
    "，为高质量发展提供了有力保障。",
    "，但参与面还不够广。",
]


def genre_text() -> str:
    """Sentences of the genre, every combination, a little over 100 kB."""
    parts = itertools.product(SUBJECTS, TIMES, VERBS, THINGS, ENDS)
    picked = itertools.islice(parts, 0, None, 17)
    lines = ["".join((time, subject, *rest)) for subject, time, *rest in picked]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def engines() -> tuple[Segmenter, Segmenter]:
    return RjiebaSegmenter(), JiebaSegmenter()


@pytest.fixture(scope="module", params=[JiebaSegmenter, RjiebaSegmenter])
def words(request: pytest.FixtureRequest) -> Segmenter:
    made: Segmenter = request.param()
    return made


# Words that the engines cut differently. None is known.
EXCEPTIONS: set[str] = set()


def test_the_engines_agree(engines: tuple[Segmenter, Segmenter]) -> None:
    text = genre_text()
    assert len(text.encode()) >= 100_000
    ours, reference = (engine.tokens(text) for engine in engines)
    differing = {token.word for token in set(ours) ^ set(reference)}
    assert differing == EXCEPTIONS


@pytest.mark.parametrize(
    "text",
    [
        "2014-12-03", "3-5名", "NO.2021_017", "www.example.org/a_b-c.html", "12.3%", "v1.2.3", "T恤", "C++和A+级", "0517-8722", "a@b.cn",
        "NO.1\0甲-1\0", "\0", "3.5\r\n2.1万元", "１２００万元", "会员\t12\t人\n其中", " 两 端 有 空格 ", "🙂𠮷野家", "----", "2.", ".5", "12.3%ab.c", "",
        "a" * 100_000,  # a run is looked for by its mark: from each letter on, this would take minutes
    ],
)  # fmt: skip
def test_the_engines_agree_on_odd_runs_and_lose_nothing(
    engines: tuple[Segmenter, Segmenter], text: str
) -> None:
    one, other = (engine.cut(text) for engine in engines)
    assert one == other
    assert "".join(one) == text


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("共12.3%完成", ["共", "12.3%", "完成"]),
        ("编号A3-7，3.5万元", ["编号", "A3", "-", "7", "，", "3.5", "万元"]),
        ("第1\0期2.5", ["第", "1", "\0", "期", "2.5"]),  # a sign that stands for a run elsewhere
    ],
)
def test_runs_are_cut_alike_wherever_they_stand(
    words: Segmenter, text: str, cut: list[str]
) -> None:
    assert words.cut(text) == cut
    assert words.cut(f"{text}\n{text}") == [*cut, "\n", *cut]


def test_offsets(words: Segmenter) -> None:
    text = "获批国家社科基金1项，其他20余项。"
    tokens = words.tokens(text)
    assert all(text[token.start : token.end] == token.word for token in tokens)
    assert [token.word for token in tokens] == words.cut(text)


@pytest.mark.parametrize(
    "word",
    ["教代会", "工代会", "职工之家", "送温暖", "馆务公开", "依申请公开", "国家社科基金", "国家自然科学基金", "模范职工小家", "三公经费"],
)  # fmt: skip
def test_words_of_the_genre_stay_whole(words: Segmenter, word: str) -> None:
    assert word in words.cut(f"今年{word}工作进展顺利")


def test_the_word_list() -> None:
    listed = domain_words()
    assert len(listed) >= 300
    assert len(set(listed)) == len(listed)
    assert all(len(word) > 1 for word in listed)


def test_user_words(words: Segmenter) -> None:
    text = "云岭书香计划启动"
    assert "云岭书香计划" not in words.cut(text)
    extended = type(words)(["云岭书香计划"])  # type: ignore[call-arg]
    assert "云岭书香计划" in extended.cut(text)


def test_without_the_words_of_the_genre() -> None:
    assert "模范职工小家" not in RjiebaSegmenter(domain=False).cut("创建模范职工小家")


def test_default_is_made_once() -> None:
    assert segmenter() is segmenter()


def test_nothing_leaks_and_the_global_tokenizer_is_untouched(tmp_path: Path) -> None:
    code = (
        "import warnings; warnings.simplefilter('error')\n"
        "from reportmine.text.segment import JiebaSegmenter\n"
        "assert 'jieba' not in __import__('sys').modules\n"
        "words = JiebaSegmenter().cut('推进馆务公开')\n"
        "import jieba\n"
        "assert words == ['推进', '馆务公开'], words\n"
        "assert not jieba.dt.initialized and not jieba.dt.FREQ\n"
    )
    environment = {"TMPDIR": str(tmp_path), "PATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
    assert tempfile.gettempdir() != str(tmp_path)
