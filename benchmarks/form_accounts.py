"""The nine forms of a department's final accounts, 公开01表 to 公开09表, with made-up numbers."""

from __future__ import annotations

from dataclasses import replace

from form_tables import Cell, Draw, Form, Habit, Labels, labels, numbers

__all__ = ["accounts"]

_INCOME = (
    "一、一般公共预算财政拨款收入", "二、政府性基金预算财政拨款收入", "三、国有资本经营预算财政拨款收入",
    "四、上级补助收入", "五、事业收入", "六、经营收入", "七、附属单位上缴收入", "八、其他收入",
)  # fmt: skip
_SPENT = (
    "一、一般公共服务支出", "二、外交支出", "三、国防支出", "四、公共安全支出", "五、教育支出",
    "六、科学技术支出", "七、文化旅游体育与传媒支出", "八、社会保障和就业支出", "九、卫生健康支出",
    "十、节能环保支出", "十一、城乡社区支出", "十二、农林水支出", "十三、交通运输支出",
)  # fmt: skip
_SUBJECTS = (
    ("201", "一般公共服务支出"), ("20106", "财政事务"), ("2010601", "行政运行"), ("2010602", "一般行政管理事务"),
    ("2010699", "其他财政事务支出"), ("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出"),
    ("2080501", "行政单位离退休"), ("2080505", "机关事业单位基本养老保险缴费支出"), ("210", "卫生健康支出"),
    ("21011", "行政事业单位医疗"), ("2101101", "行政单位医疗"), ("221", "住房保障支出"),
    ("22102", "住房改革支出"), ("2210201", "住房公积金"), ("2210203", "购房补贴"),
)  # fmt: skip
_STAFF = (
    ("301", "工资福利支出"), ("30101", "基本工资"), ("30102", "津贴补贴"), ("30103", "奖金"),
    ("30107", "绩效工资"), ("30113", "住房公积金"), ("303", "对个人和家庭的补助"), ("30302", "退休费"),
)  # fmt: skip
_OFFICE = (
    ("302", "商品和服务支出"), ("30201", "办公费"), ("30202", "印刷费"), ("30205", "水费"), ("30206", "电费"),
    ("30211", "差旅费"), ("30212", "因公出国（境）费用"), ("30216", "培训费"), ("30217", "公务接待费"),
    ("310", "资本性支出"), ("31002", "办公设备购置"),
)  # fmt: skip
_CAR = "公务用车购置及运行维护费"


def accounts(habit: Habit) -> list[Form]:
    """The forms 公开01表 to 公开09表."""
    draw = Draw(habit)
    subjects = (
        ("收入决算表", "本年收入合计", ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")),
        ("支出决算表", "本年支出合计", ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")),
        ("一般公共预算财政拨款支出决算表", "本年支出合计", ("基本支出", "项目支出")),
    )  # fmt: skip
    forms = [_both_sides(draw), *(_by_subject(draw, *one) for one in subjects)]
    forms += [
        _granted(draw),
        _basic(draw),
        _three(draw),
        _fund(draw, "政府性基金预算"),
        _fund(draw, "国有资本经营预算"),
    ]
    order = (0, 1, 2, 4, 3, 5, 6, 7, 8)
    out = [forms[i] for i in order]
    for n, form in enumerate(out, 1):
        _put_above(draw.habit, form, n)
    return out


def _put_above(habit: Habit, form: Form, number: int) -> None:
    unit = f"单位：{habit.money}"
    if habit.unit_at == "title":
        form.title += f"（{unit}）"
        form.above = [f"公开{number:02}表"]
    elif habit.unit_at == "head":
        form.above = ["部门：河东区水务局"]
        corner = form.rows[0][0]
        named = f"{corner.text}（{unit}）"
        form.rows[0][0] = Cell(named, corner.rowspan, corner.colspan)
        for n, fact in enumerate(form.facts):
            row, column = (
                tuple(named if label == corner.text else label for label in path)
                for path in (fact.row, fact.column)
            )
            form.facts[n] = replace(fact, row=row, column=column)
    else:
        form.above = [f"公开{number:02}表", f"部门：河东区水务局\t金额{unit}"]
    if habit.title_row:  # as a spreadsheet has it: title, office and unit are rows of the table
        left = form.columns // 2
        fields = [Cell("部门：河东区水务局", 1, left), Cell(unit, 1, form.columns - left)]
        form.rows[:0] = [[Cell(form.title, 1, form.columns)], fields]
        form.heads += 2
        form.above = []


def _both_sides(draw: Draw) -> Form:
    habit = draw.habit
    ends = ("本年收入合计", "使用非财政拨款结余", "年初结转和结余", "总计")
    others = ("本年支出合计", "结余分配", "年末结转和结余", "总计")
    line = ("行次",) if habit.numbered else ()
    side = 2 + len(line)
    heads = [
        [Cell("收入", 1, side), Cell("支出", 1, side)],
        labels(*("项目", *line, "金额") * 2),
    ]
    form = Form("收入支出决算总表", heads, [34, *[6] * len(line), 16] * 2, 2)
    if habit.numbered:
        form.rows.append(labels("栏次", "", "1", "栏次", "", "2"))
    left = [*_INCOME, *[""] * (len(_SPENT) - len(_INCOME)), *ends]
    right = [*_SPENT, *others]
    for n, names in enumerate(zip(left, right, strict=True)):
        cells: list[Cell] = []
        for at, name, top in zip((0, len(right)), names, ("收入", "支出"), strict=True):
            shown = draw.amount() if name else ""
            number = (Cell(str(n + 1 + at), number=True),) if line else ()
            cells += [Cell(name), *number, Cell(shown, number=True)]
            form.facts += draw.fact((name,), (top, "金额"), shown, money=True)
        form.rows.append(cells)
    return form


def _code(habit: Habit, code: str) -> list[Cell]:
    if habit.codes == 1:
        return [Cell(code)]
    return labels(code[:3], code[3:5], code[5:7])


def _subject_heads(habit: Habit, rows: int) -> list[list[Cell]]:
    """The left part of the heading: 项目 over a code and a name."""
    top = [Cell("项目", 1, habit.codes + 1)]
    if habit.codes == 1:
        return [top, [Cell("功能分类科目编码", rows - 1), Cell("科目名称", rows - 1)]]
    return [
        top,
        [Cell("功能分类科目编码", 1, 3), Cell("科目名称", rows - 1)],
        labels("类", "款", "项"),
    ]


def _by_subject(draw: Draw, title: str, total: str, columns: Labels) -> Form:
    habit = draw.habit
    rows = 3 if habit.codes == 3 else 2
    heads = _subject_heads(habit, rows)
    names = (total, *columns)
    heads[0] += [Cell(name, rows) for name in names]
    form = Form(
        title, heads, [*[16 / habit.codes] * habit.codes, 24, *[60 / len(names)] * len(names)], rows
    )
    lead = Cell("合计", 1, habit.codes + 1)
    if habit.numbered:
        form.rows.append(
            [Cell("栏次", 1, habit.codes + 1), *labels(*map(str, range(1, len(names) + 1)))]
        )
    for n, (code, name) in enumerate((("", "合计"), *_SUBJECTS)):
        shown = [draw.amount(zeros=0.35) for _ in names]
        form.rows.append([*([*_code(habit, code), Cell(name)] if n else [lead]), *numbers(shown)])
        for column, text in zip(names, shown, strict=True):
            form.facts += draw.fact((name,), (column,), text, money=True)
    return form


def _granted(draw: Draw) -> Form:
    """财政拨款: income on the left, spending by source of the money on the right."""
    sources = ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    heads = [
        [Cell("收入", 1, 2), Cell("支出", 1, 5)],
        labels("项目", "决算数", "项目", *sources),
    ]
    form = Form("财政拨款收入支出决算总表", heads, [24, 11, 21, *[11] * 4], 2)
    left = (
        "一、一般公共预算财政拨款",
        "二、政府性基金预算财政拨款",
        "三、国有资本经营预算财政拨款",
    )
    rows = [
        *zip((*left, *[""] * (len(_SPENT) - 3)), _SPENT, strict=True),
        ("本年收入合计", "本年支出合计"),
        ("总计", "总计"),
    ]
    for income, spent in rows:
        got = draw.amount() if income else ""
        shown = [draw.amount(zeros=0.4) for _ in sources]
        form.rows.append([Cell(income), Cell(got, number=True), Cell(spent), *numbers(shown)])
        form.facts += draw.fact((income,), ("收入", "决算数"), got, money=True)
        for source, text in zip(sources, shown, strict=True):
            form.facts += draw.fact((spent,), ("支出", source), text, money=True)
    return form


def _basic(draw: Draw) -> Form:
    """基本支出: staff beside running costs, each with its codes."""
    heads = [
        [Cell("人员经费", 1, 3), Cell("公用经费", 1, 3)],
        labels(*("科目编码", "科目名称", "决算数") * 2),
    ]
    form = Form("一般公共预算财政拨款基本支出决算表", heads, [12, 24, 14] * 2, 2)
    staff = [*_STAFF, *[("", "")] * (len(_OFFICE) - len(_STAFF))]
    for pair in zip(staff, _OFFICE, strict=True):
        cells: list[Cell] = []
        for (code, name), top in zip(pair, ("人员经费", "公用经费"), strict=True):
            shown = draw.amount(zeros=0.3) if name else ""
            cells += [Cell(code), Cell(name), Cell(shown, number=True)]
            form.facts += draw.fact((name,), (top, "决算数"), shown, money=True)
        form.rows.append(cells)
    ends = ("人员经费合计", "公用经费合计")
    last = [draw.amount(zeros=0) for _ in ends]
    form.rows.append(
        [
            c
            for name, text in zip(ends, last, strict=True)
            for c in (Cell(name, 1, 2), Cell(text, number=True))
        ]
    )
    for name, text in zip(ends, last, strict=True):
        form.facts += draw.fact((name,), (name[:4], "决算数"), text, money=True)
    return form


def _three(draw: Draw) -> Form:
    """“三公”经费: planned and spent side by side, no heading in front of the only row."""
    inner = ("小计", "公务用车购置费", "公务用车运行维护费")
    second = [Cell("合计", 2), Cell("因公出国（境）费", 2), Cell(_CAR, 1, 3), Cell("公务接待费", 2)]
    heads = [[Cell("预算数", 1, 6), Cell("决算数", 1, 6)], second * 2, labels(*inner * 2)]
    form = Form("财政拨款“三公”经费支出决算表", heads, [100 / 12] * 12, 3)
    if draw.habit.numbered:
        form.rows.append(labels(*map(str, range(1, 13))))
    shown = [draw.amount(60) for _ in range(12)]
    form.rows.append(numbers(shown))
    ways = (("合计",), ("因公出国（境）费",), *((_CAR, name) for name in inner), ("公务接待费",))
    for i, text in enumerate(shown):
        *group, last = (("预算数", "决算数")[i // 6], *ways[i % 6])
        form.facts += draw.fact(tuple(group), (last,), text, money=True)
    return form


def _fund(draw: Draw, name: str) -> Form:
    habit = draw.habit
    heads = _subject_heads(habit, 3 if habit.codes == 3 else 2)
    rows = len(heads)
    heads[0] += [
        Cell("年初结转和结余", rows),
        Cell("本年收入", rows),
        Cell("本年支出", 1, 3),
        Cell("年末结转和结余", rows),
    ]
    heads[1] += [Cell(text, rows - 1) for text in ("小计", "基本支出", "项目支出")]
    form = Form(
        f"{name}财政拨款收入支出决算表",
        heads,
        [*[16 / habit.codes] * habit.codes, 24, *[10] * 6],
        rows,
    )
    columns: list[Labels] = [
        ("年初结转和结余",), ("本年收入",), ("本年支出", "小计"), ("本年支出", "基本支出"), ("本年支出", "项目支出"), ("年末结转和结余",),
    ]  # fmt: skip
    for n, (code, subject) in enumerate(
        (
            ("", "合计"),
            ("212", "城乡社区支出"),
            ("21208", "国有土地使用权出让收入安排的支出"),
            ("2120803", "城市建设支出"),
        )
    ):
        shown = [draw.amount(zeros=0.3) for _ in columns]
        lead = [*_code(habit, code), Cell(subject)] if n else [Cell(subject, 1, habit.codes + 1)]
        form.rows.append([*lead, *numbers(shown)])
        for column, text in zip(columns, shown, strict=True):
            form.facts += draw.fact((subject,), column, text, money=True)
    return form
