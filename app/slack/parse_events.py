"""A form that was sent to what happened. Pure."""

import re
from collections.abc import Callable

from app.core import events as happened
from app.core.assignment import Answer, Chance, Crux, Form, Helps, Offer, Ruling, Stages, Trigger
from app.core.events import Event
from app.core.forms import FormName
from app.core.naming import items_from_lines
from app.core.wording.digest import CHOICE_MISSING, NOTHING_CHOSEN, TEXT_MISSING
from app.core.wording.forms import brittle_from
from app.slack.parse import Filled, MalformedError, one_of


def event_of(filled: Filled, by: str) -> Event:
    """Return what happened when `by` sent that form. Raises `MalformedError` for a form that is no event."""
    try:
        make = _EVENTS[filled.name]
    except KeyError as error:
        raise MalformedError(f"form {filled.name} is no event") from error
    try:
        return make(filled, by)
    except (ValueError, TypeError) as error:
        raise MalformedError("a value that was not offered") from error


_PER_ITEM = {
    **dict.fromkeys(("Clear", "Fixed", "In", "Out", "Yes, and I know what"), Answer.CLEAR),
    "My guess": Answer.GUESS,
    **dict.fromkeys(("Unclear", "Do not know", "Not sure", "Yes, but I do not know what"), Answer.UNCLEAR),
    **dict.fromkeys(("Not decided", "Not decided yet"), Answer.NOT_DECIDED),
}
# Questions whose answers have a field of their own in the event.
_QUESTION = re.compile(r"[A-Z]{1,3}\d{1,2}(?:-\d+)?")
_BY_NAME = frozenset({"U1", "U4", "U8", "U9", "PE3", "PE5", "PR1", "PR4", "PR5"})


def _answered(filled: Filled, by: str) -> Event:
    purpose, brittle = filled.text("U1"), filled.text("PE3")
    return happened.Answered(
        by=by,
        items={number: _PER_ITEM[said] for number, said in filled.numbered("item").items()},
        definitions=filled.numbered("define"),
        purpose=purpose,
        purpose_unsure="U1" in filled.values and purpose is None,
        brittle=brittle_from(brittle) if brittle else None,
        chance=one_of(Chance, filled.text("U8")),
        concern=filled.text("PE5") or filled.text("U9"),
        stages=one_of(Stages, filled.text("PR1")),
        crux=one_of(Crux, filled.text("PR4")),
        offer=one_of(Offer, filled.text("PR5")),
        open_point=filled.text("U4"),
        answers={name: filled.text(name) or "" for name in filled.values if _is_question(name)},
    )


def _is_question(name: str) -> bool:
    return bool(_QUESTION.fullmatch(name)) and name.partition("-")[0] not in _BY_NAME


def _defined(filled: Filled, by: str) -> Event:
    part = next((name for name in filled.values if name.startswith("part-")), None)
    return happened.Defined(
        by=by,
        definitions=filled.numbered("point"),
        helps={number: Helps(said) for number, said in filled.numbered("helps").items()},
        form=one_of(Form, filled.text("form")),
        part=(int(part.removeprefix("part-")), filled.text(part) or "") if part else None,
    )


def _edited(filled: Filled, by: str) -> Event:
    return happened.DraftEdited(by=by, opening=filled.text("opening"), definitions=filled.numbered("point"))


def _corrected(filled: Filled, by: str) -> Event:
    return happened.Ruled(by=by, rulings={_point(filled): (Ruling.CORRECTED, filled.text("words"))})


def _versions(filled: Filled, by: str) -> Event:
    rulings = {_point(filled): (Ruling.CORRECTED, filled.text("words"))}
    if filled.about.detail and (purpose := filled.text("purpose")):
        rulings[int(filled.about.detail)] = (Ruling.CORRECTED, purpose)
    return happened.Ruled(by=by, rulings=rulings)


def _point(filled: Filled) -> int:
    if filled.about.point is None:
        raise MalformedError("form without a point")
    return filled.about.point


def _answers(filled: Filled, by: str) -> Event:
    said = filled.numbered("words")
    chosen = {number: Ruling(value) for number, value in filled.numbered("answer").items()}
    return happened.Ruled(by=by, rulings={number: (ruling, said.get(number)) for number, ruling in chosen.items()})


def unanswerable(filled: Filled) -> dict[str, str]:
    """Say at each field of several answers what is missing: a text, a choice for a text, or any choice at all."""
    chosen, said = filled.numbered("answer"), filled.numbered("words")
    wrong = {
        f"words-{number}": TEXT_MISSING
        for number, ruling in chosen.items()
        if ruling == Ruling.CORRECTED and number not in said
    }
    wrong |= {f"answer-{number}": CHOICE_MISSING for number in said if number not in chosen}
    first = next(iter(filled.values), "")
    return wrong if chosen or said else {first: NOTHING_CHOSEN}


def _change_answered(filled: Filled, by: str) -> Event:
    return happened.ChangeAnswered(
        by=by,
        version=int(filled.about.detail),
        effect=happened.Effect(filled.text("effect") or ""),
        part=filled.text("part"),
        items={number: _PER_ITEM[said] for number, said in filled.numbered("item").items()},
        definitions=filled.numbered("define"),
    )


def _figures(filled: Filled, by: str) -> Event:
    places = sum(name.startswith("minutes-") for name in filled.values)
    figures = tuple(
        (_number(filled.text(f"count-{place}")), _number(filled.text(f"minutes-{place}"))) for place in range(places)
    )
    return happened.FiguresGiven(by=by, figures=figures)


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


_EVENTS: dict[FormName, Callable[[Filled, str], Event]] = {
    FormName.CARD: _answered,
    FormName.ITEMS: lambda filled, by: happened.ItemsChanged(by=by, names=items_from_lines(filled.text("items") or "")),
    FormName.DEFINITIONS: _defined,
    FormName.EDIT: _edited,
    FormName.ADD_ITEMS: lambda filled, by: happened.ItemsAdded(by=by, definitions=filled.numbered("item")),
    FormName.RAISE: lambda filled, by: happened.PointRaised(
        by=by,
        answer=Answer(filled.about.detail),
        words=filled.text("words") or "",
        known=filled.text("knows") == "yes",
        helps=one_of(Helps, filled.text("helps")),
    ),
    FormName.CORRECT: _corrected,
    FormName.VERSIONS: _versions,
    FormName.CHOOSE: lambda filled, by: happened.Chose(by=by, point=_point(filled), words=filled.text("words") or ""),
    FormName.STILL_UNCLEAR: lambda filled, by: happened.StillUnclear(
        by=by, point=_point(filled), words=filled.text("words") or ""
    ),
    FormName.FIGURES: _figures,
    FormName.LOOK_AGAIN: lambda filled, by: happened.LookedAgain(
        by=by,
        trigger=Trigger(filled.about.detail),
        settles=filled.text("settles"),
        changed=filled.text("changed"),
        method=filled.text("method"),
        method_unknown=filled.text("method") is None,
    ),
    FormName.ASK_THEM: lambda filled, by: happened.ManagerAsked(by=by, words=filled.text("words") or ""),
    FormName.ANSWER_POINTS: _answers,
    FormName.CHANGE: _change_answered,
    FormName.GUESSES: lambda filled, by: happened.HandedIn(
        by=by, guesses=frozenset(n for n, said in filled.numbered("point").items() if said == "guess")
    ),
}
