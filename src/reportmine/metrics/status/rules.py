"""Whether a number was reached, is promised, is a condition or a comparison: by the words around it.

In: a `Case`. Out: a `Ruling`. `RULES` is the whole law: the first rule that holds decides. What a number is called
comes before what the words around it say, these before where it stands, and that before what its total
or its document is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportmine.findings import MetricStatus
from reportmine.metrics.aspect.baselines import is_baseline
from reportmine.metrics.status.assembly import is_motion, is_resolved, is_vote
from reportmine.metrics.status.bounds import (
    is_agreed,
    is_bound_and_reached,
    is_bound_by_modal,
    is_never_to_pass,
    is_term,
)
from reportmine.metrics.status.budgeted import (
    is_budget_money,
    is_called_budget,
    is_part_of_promised,
    is_to_be_bought,
)
from reportmine.metrics.status.case import Case
from reportmine.metrics.status.denial import is_none
from reportmine.metrics.status.foreseen import is_in_list_of_targets, is_to_come, tasks_were_set
from reportmine.metrics.status.past import looks_back
from reportmine.metrics.status.promises import intention, is_bound_ahead, promise
from reportmine.metrics.status.ruling import Ruling, Why
from reportmine.metrics.status.targets import is_measured_by_target, is_target
from reportmine.metrics.status.tasks import is_task_set
from reportmine.metrics.status.thresholds import is_threshold
from reportmine.metrics.status.wordlists import is_done

__all__ = ["RULES", "Rule", "ruling"]


def _is_in_plan(case: Case) -> bool:
    """What stands in a plan is planned, unless its clause tells of what was."""
    if not (case.place.plan or tasks_were_set(case)):
        return False
    return not is_done(case.left) and not looks_back(case)


class Rule(NamedTuple):
    """A status, why, and when: `holds` answers yes or no, or with the word that decided."""

    status: MetricStatus
    why: Why
    holds: Callable[[Case], bool | str | None]
    unless: Callable[[Case], bool] | None = None


RULES: tuple[Rule, ...] = (
    # What it is called, wherever it stands.
    Rule("required", Why.NAMED_THRESHOLD, lambda case: case.label.threshold),
    Rule("planned", Why.BUDGET, is_called_budget),
    Rule("planned", Why.TARGET, is_target),
    Rule("achieved", Why.CAST, is_vote),
    # What nobody reached, whatever is promised around it.
    Rule("required", Why.BOUND, is_threshold),
    Rule("baseline", Why.BASELINE, lambda case: is_baseline(case.paragraph, case.slot)),
    Rule("negated", Why.NOT_ONE, is_none),
    Rule("planned", Why.TASK_SET, is_task_set),
    Rule("planned", Why.TO_COME, is_to_come),
    Rule("required", Why.BOUND_SET, is_bound_and_reached),
    Rule("required", Why.NEVER, is_never_to_pass),
    # What words promise; 决算为预算的〈106%〉 is measured by a promise, and was reached.
    Rule("planned", Why.WORD, promise, is_measured_by_target),
    Rule("planned", Why.WORD, intention, is_measured_by_target),
    Rule("planned", Why.LISTED, is_in_list_of_targets, is_measured_by_target),
    Rule("planned", Why.MOTION, is_motion, is_measured_by_target),
    Rule("planned", Why.BOUND_AHEAD, is_bound_ahead, is_measured_by_target),
    # Where it stands, as far as no word calls it done.
    Rule("planned", Why.PLAN, _is_in_plan),
    Rule("required", Why.TERM, is_term),
    Rule("planned", Why.BUDGET_MONEY, is_budget_money),
    Rule("required", Why.MODAL, is_bound_by_modal),
    Rule("required", Why.AGREED, is_agreed),
    Rule("planned", Why.RESOLVED, is_resolved),
    # What it is a part of.
    Rule("planned", Why.PART_OF_PROMISED, is_part_of_promised),
    Rule("planned", Why.PROJECT, is_to_be_bought),
    Rule("required", Why.ARTICLE, lambda case: case.place.article),
)


def ruling(case: Case) -> Ruling:
    """What the first rule says that holds: a number is one that was reached where none does."""
    for rule in RULES:
        if (word := rule.holds(case)) and not (rule.unless and rule.unless(case)):
            return Ruling(rule.status, rule.why, word if isinstance(word, str) else "")
    return Ruling("achieved", Why.NOTHING_SAID)
