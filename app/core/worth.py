"""Is this check-in worth its cost? The rule of `domain.md` 4.5, its weights as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod

from app.core.assignment import Answer

MANAGER_FIXES = 0.85
TOO_LIKELY_WRONG = 0.20


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """Chance (0 to 1) that an item is wrong, by what its assignee said of it. Assumed until corrections tell.

    `undefined`: called clear on a task where all must be right, and not defined in its text.
    """

    clear: float = 0.05
    undefined: float = 0.10
    guess: float = 0.35
    unclear: float = 0.60
    not_decided: float = 0.70
    no_answer: float = 0.20

    def of(self, answer: Answer | None, *, undefined: bool) -> float:
        """Return the chance that an item is wrong of which that was said."""
        return float(getattr(self, said_as(answer, undefined=undefined)))


def said_as(answer: Answer | None, *, undefined: bool) -> str:
    """Return the name of the chance that belongs to an answer; what is no answer about an item counts as none."""
    match answer:
        case Answer.CLEAR:
            return "undefined" if undefined else "clear"
        case Answer.GUESS | Answer.UNCLEAR | Answer.NOT_DECIDED:
            return answer.value.replace(" ", "_")
        case _:
            return "no_answer"


def all_right_at_ninety(count: int) -> int:
    """Return, in per cent, the chance that `count` items are all right if each is at 90%."""
    return round(100 * 0.9**count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the rule weighs with. All are assumptions until there are corrections to estimate them from.

    `manager_fixes`: chance that a manager spots and mends what is wrong. `answers_in_time`: that they answer at all.
    `manager_counts`: how much dearer a manager's minute is. Minutes per message, digest line and item.
    """

    manager_fixes: float = MANAGER_FIXES
    answers_in_time: float = 0.80
    manager_counts: float = 2.0
    minutes_a_message: float = 5.0
    minutes_an_item: float = 1.0
    assignee_minutes: float = 2.0
    send_at: float = 3.0
    too_likely_wrong: float = TOO_LIKELY_WRONG


class Verdict(StrEnum):
    """What to do with what is unclear."""

    SEND_NOW = "send now"
    DIGEST = "digest"
    KEEP = "keep"
    TOGETHER = "propose 15 minutes together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a check-in is worth: chances (0 to 1) of a wrong result without and with it, hours won, hours it costs.

    `wrong_at_best` is the chance that is left if everything were sent.
    """

    wrong: float
    wrong_after: float
    wrong_at_best: float
    benefit: float
    cost: float
    verdict: Verdict


def weigh(
    chances: Sequence[tuple[float, bool]],
    *,
    brittle: bool,
    hours: float,
    lost: float | None = None,
    minutes: tuple[float, float] | None = None,
    holding: bool = False,
    weights: Weights | None = None,
) -> Worth:
    """Weigh a check-in about items of which each is wrong with a chance, and is sent or not.

    `hours` are still ahead; `lost` are those a wrong result costs later (half as many again on a brittle task);
    `minutes` are the manager's and the assignee's, from the weights where they are not given.
    """
    by = weights or Weights()
    after = [(q * (1 - by.manager_fixes) if sent else q) for q, sent in chances]
    wrong, wrong_after = together([q for q, _ in chances], brittle=brittle), together(after, brittle=brittle)
    at_best = together([q * (1 - by.manager_fixes) for q, _ in chances], brittle=brittle)
    sent = sum(1 for _, is_sent in chances if is_sent)
    manager, assignee = minutes or (by.minutes_a_message + by.minutes_an_item * sent, by.assignee_minutes + sent)
    downstream = lost if lost is not None else (hours / 2 if brittle else 0.0)
    benefit = by.answers_in_time * (wrong - wrong_after) * (hours + downstream)
    cost = (by.manager_counts * manager + assignee) / 60
    return Worth(
        wrong=wrong,
        wrong_after=wrong_after,
        wrong_at_best=at_best,
        benefit=benefit,
        cost=cost,
        verdict=Verdict.TOGETHER
        if brittle and sent == len(chances) and at_best > by.too_likely_wrong
        else _verdict(by, wrong, benefit, cost, brittle=brittle, holding=holding),
    )


def together(chances: Sequence[float], *, brittle: bool) -> float:
    """Return the chance that the result is wrong, of those that its items are.

    On a brittle task one wrong item spoils the result: 1 - product(1 - q). Otherwise errors average out.
    """
    if not chances:
        return 0.0
    return 1 - prod(1 - q for q in chances) if brittle else sum(chances) / len(chances)


def _verdict(by: Weights, wrong: float, benefit: float, cost: float, *, brittle: bool, holding: bool) -> Verdict:
    if holding or (brittle and wrong > by.too_likely_wrong) or benefit > by.send_at * cost:
        return Verdict.SEND_NOW
    return Verdict.DIGEST if benefit > cost else Verdict.KEEP


def expected_loss(hours: float, covered: float, lost: float, cost: float = 0.0) -> float:
    """Return the hours a course of action is expected to cost: with chance `covered` it meets what happens."""
    return hours + (1 - covered) * lost + cost


def pays_from(wrong: float, manager: float, assignee: float, weights: Weights | None = None) -> float:
    """Return the hours ahead from which a check-in pays, at that chance of being wrong."""
    by = weights or Weights()
    cost = (by.manager_counts * manager + assignee) / 60
    return cost / (by.answers_in_time * by.manager_fixes * wrong)
