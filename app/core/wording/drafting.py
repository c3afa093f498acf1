"""The message to the manager: the five forms of a draft, as the assignee is shown it and as it arrives."""

from dataclasses import replace
from datetime import datetime
from itertools import count

from app.core.assignment import Answer, Archetype, Crux, Form, Helps, Ruling, Topic
from app.core.checkin import Case, Point, PointState, drafted, point_state
from app.core.labels import item_label
from app.core.messages import Action, Choice, Message, MessageKind, PointLine, Style
from app.core.people import Consent
from app.core.questions import about as subject_of
from app.core.risk import to_ask
from app.core.weighing import wrong_with_these_checked
from app.core.wording.asking import with_exits
from app.core.wording.buttons import answers_to
from app.core.wording.phrases import at_when, capital, listing, title, when
from app.core.wording.plans import away, away_until, plan_question, plans, silence_means, stand_in
from app.core.worktime import add_working_days

FOOT = "Sent through the check-in bot. {assignee} was shown this and could edit it."
UNDEFINED = "I can't define it yet."
TALK = "I'd rather go through it together: 15 minutes on the model?"


def opening(case: Case) -> str:
    """Return the first paragraph of the draft: the assignee's own if they changed it, else that of its form."""
    if case.checkin.opening is not None:
        return case.read(case.checkin.opening)
    return f"{title(case)}: {_OPENINGS[case.checkin.form or Form.UNKNOWN_ITEMS](case)}"


def _unknown_items(case: Case) -> str:
    points = [point for point in drafted(case.checkin) if point.item is not None]
    open_ones = [point for point in points if point.answer is not Answer.CLEAR]
    others = len(points) - len(open_ones)
    told = f" The other {others} follow, as I read them." if others and open_ones else ""
    if not open_ones:
        return "my reading of the items is below. Please check these carefully: one wrong would change the result."
    return (
        f"I'm uncertain about {len(open_ones)} of the {len(case.checkin.items)} items. "
        "My best precise description of each is below. "
        f"Please check these carefully: one wrong would change the result.{told}"
    )


def _not_decided(case: Case) -> str:
    points = [p for p in drafted(case.checkin) if p.answer is Answer.NOT_DECIDED or p.topic is Topic.STAGES]
    point = min(points, key=lambda point: point.answer is not Answer.NOT_DECIDED)
    if point.topic is not Topic.STAGES:
        return f"I can't do this yet, because {thing(case, point)} isn't decided."
    if point.answer is not Answer.NOT_DECIDED:
        return (
            "I can't do this yet, because I don't know the stages. If they are decided, please tell me what they are."
        )
    crux = "If the hours matter for what you decide"
    if case.checkin.crux is Crux.NO:
        crux = "I don't think the hours will decide anything, so is it needed? If they do matter"
    return (
        "I can't do this yet, because the stages aren't decided. "
        f"{crux}, I can sketch 2-3 versions and estimate each, or you name the top ones and I estimate those."
    )


def _cannot_do(case: Case) -> str:
    points = drafted(case.checkin)
    items = listing([case.item_name(p.item) for p in points if p.item is not None and p.answer is not Answer.CLEAR])
    said = next((case.read(p.definition) for p in points if p.answer is Answer.CANNOT_DO), "")
    what = said.rstrip(".") or "an exact definition of each"
    if case.checkin.brittle and items:
        start = (
            f"I can't do this as stated. All {len(case.checkin.items)} must be right "
            f"and I expect to get some wrong: {items}."
        )
    else:
        start = f"I can't do this as stated: {items}." if items else "I can't do this as stated."
    return f"{start} What would make it possible: {what}."


def _wrong_task(case: Case) -> str:
    why = next((case.read(p.definition) for p in drafted(case.checkin) if p.answer is Answer.WRONG_TASK), "")
    return f"I don't think this is the right task for me as it stands, because {why.rstrip('.')}."


def _concern(case: Case) -> str:
    point = next(p for p in drafted(case.checkin) if p.answer is Answer.CONCERN)
    checkin = case.checkin
    decides = case.manager or case.assignee
    start = checkin.release_at or checkin.drafted_at or checkin.registered_at
    by = add_working_days(start, 1, decides.schedule)
    return (
        f"one concern about the approach, your call: {case.read(point.definition).rstrip('.')}. "
        f"I'll go on as planned unless you say otherwise by {when(by, start, decides.zone)}."
    )


_OPENINGS = {
    Form.UNKNOWN_ITEMS: _unknown_items,
    Form.NOT_DECIDED: _not_decided,
    Form.CANNOT_DO: _cannot_do,
    Form.WRONG_TASK: _wrong_task,
    Form.CONCERN: _concern,
}


def thing(case: Case, point: Point) -> str:
    """Return what `point` is about, as it stands in a sentence."""
    match point.topic:
        case Topic.ITEM:
            return case.item_name(point.item)
        case Topic.STAGES:
            return "the stages"
        case Topic.PURPOSE:
            return "the purpose"
        case Topic.VOLUME:
            return "the numbers per stage"
        case Topic.APPROACH:
            return "the approach"
        case Topic.OTHER if point.question:
            return subject_of(case.checkin, point.question)
        case Topic.OTHER if point.answer is Answer.NOT_DECIDED:
            return case.read(point.definition).rstrip(".")
        case _:
            return "the task"


def said(case: Case, point: Point) -> str:
    """Return what the assignee says about `point`, as it stands in the draft."""
    words = case.read(point.definition)
    match point.topic:
        case Topic.PURPOSE:
            return "What will you use the figure for?"
        case Topic.VOLUME:
            return words or "Who has last year's count?"
        case Topic.STAGES if words:
            return f"I am assuming: {words}. Is this the process?"
        case Topic.STAGES:
            return "Not decided." if point.answer is Answer.NOT_DECIDED else "I do not know them."
        case _ if point.answer is Answer.NOT_DECIDED:
            reading = words if point.topic is Topic.ITEM else ""
            return " ".join(part for part in (reading, "Not decided.", _HELPS.get(point.helps)) if part)
        case _:
            return words or UNDEFINED


# U13, as it is said to whoever decides.
_HELPS: dict[Helps | None, str] = {
    Helps.OPTIONS: "I can list the options and estimate each.",
    Helps.NAMES: "If you name the top ones, I estimate those.",
    Helps.HOLD: "I'd hold it until it is decided.",
    Helps.CANNOT: "Until then I can't do it.",
}


def lines_of(case: Case, points: tuple[Point, ...], *, ask: bool) -> tuple[PointLine, ...]:
    """Return a line for each point that the opening does not tell already; with its answers where it is asked."""
    form, places = case.checkin.form, count(1)
    lines = (
        PointLine(
            number=point.number,
            name="" if _told_above(form, point) else f"{next(places)}. {_name(case, point)}",
            said="" if _told_above(form, point) else said(case, point),
            reply=replied(case, point) if point.ruling else "",
            choices=answers_to(point) if ask else (),
        )
        for point in points
    )
    return tuple(line for line in lines if line.name or line.choices or line.reply)


def _told_above(form: Form | None, point: Point) -> bool:
    """Tell whether the opening of that form says all there is to say about `point`."""
    match form, point.answer:
        case (Form.CANNOT_DO, Answer.CANNOT_DO) | (Form.WRONG_TASK, Answer.WRONG_TASK) | (Form.CONCERN, Answer.CONCERN):
            return True
        case Form.NOT_DECIDED, _:
            return point.topic is Topic.STAGES and point.definition is None
        case _:
            return False


def _name(case: Case, point: Point) -> str:
    if point.topic is Topic.APPROACH:
        subject = "model" if case.checkin.archetype is Archetype.PARAMETERS else "approach"
        return f"One concern about the {subject}, your call"
    return at_the_start(case, point)


def at_the_start(case: Case, point: Point) -> str:
    """Return what `point` is about, as it begins a line: an item as it is written, else with a capital."""
    name = thing(case, point)
    return name if point.topic is Topic.ITEM else capital(name)


def replied(case: Case, point: Point) -> str:
    """Return what the manager answered to `point`, in one line."""
    reply = case.read(point.reply)
    match point.ruling:
        case Ruling.RIGHT:
            return "✓ Right."
        case Ruling.CORRECTED:
            return f"✎ {reply}"
        case Ruling.YOU_CHOOSE:
            return "→ You choose." + (
                f" {case.assignee.name} chose: {case.read(point.definition)}" if point.chosen else ""
            )
        case Ruling.NOT_NEEDED:
            return "✕ Not needed."
        case Ruling.CONFLICT:
            return "↔ Two answers differ; those who gave them settle it."
        case Ruling.REMOVED:
            return "✕ Removed from the task."
        case Ruling.WAIVED:
            return "✓ Go on; waived by " + case.manager_name + "."
        case Ruling.TALK:
            return "☎ Let's talk."
        case _:
            return f"“{reply}” (not counted as an answer)"


def closing(case: Case, points: tuple[Point, ...], now: datetime, zone: str) -> tuple[str, ...]:
    """Return what stands below the points: an offer to talk, what happens until then, what silence means.

    `zone` is the reader's.
    """
    checkin = case.checkin
    until = ""
    if any(point.item is not None for point in points):
        until = (
            "Until then I am holding the task." if checkin.hold_at else "Until then I am working on the other parts."
        )
    silence = silence_means(case, now, zone)
    return tuple(part for part in (TALK if checkin.talk_offered else "", until, silence) if part)


def blank(case: Case) -> Message:
    """Return the message of the draft at hand, with nothing in it yet."""
    checkin = case.checkin
    return Message(
        kind=MessageKind.DRAFT,
        key=f"draft:{checkin.assignment_id}:{checkin.batch}",
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        version=checkin.draft_version,
        head="",
    )


def draft(case: Case, now: datetime) -> Message:
    """Show the assignee the message as it will leave: its words, its reader, its time, and how to change all three."""
    checkin = case.checkin
    points = drafted(checkin)
    return replace(
        blank(case),
        head=f"Message to {case.manager_name} about {checkin.ref}" if not checkin.private else "For yourself only",
        paragraphs=(*_away(case, now), leaving(case, now), opening(case)),
        points=(*lines_of(case, points, ask=False), *_consent_line(case)),
        after=(*closing(case, points, now, case.assignee.zone), *_advice(case)),
        choices=_draft_choices(case, now),
        foot=FOOT.format(assignee=case.assignee.name),
    )


def _away(case: Case, now: datetime) -> tuple[str, ...]:
    """Say at once that whoever decides is away, and what happens until they are back."""
    back = away_until(case, now)
    if back is None or case.checkin.private:
        return ()
    return (" ".join(part for part in (away(case, back, now), plan_question(case, now)) if part),)


def leaving(case: Case, now: datetime) -> str:
    """Say when the draft goes, to whom, and what it waits for."""
    checkin, name = case.checkin, case.manager_name
    if checkin.private:
        return "A private checklist: nothing here leaves. Name someone if you want it checked."
    if checkin.manager_id is None:
        return "Nobody is named to decide yet, so this waits. Name someone and it can go."
    if not checkin.manager_accepted:
        return f"{name} has not said yet whether they decide for you. Nothing of yours goes to them before a yes."
    if checkin.release_at is not None:
        if checkin.by_digest:
            at = when(checkin.release_at, now, case.assignee.zone)
            return f"This goes to {name} in the digest of {at} unless you change or stop it. Only {name} will see it."
        at = at_when(checkin.release_at, now, case.assignee.zone)
        return f"This goes to {name} {at} unless you change or stop it. Only {name} will see it."
    if case.assignee.consent is Consent.NOT_ASKED:
        return (
            f"This goes to {name} when you send it; only {name} will see it. It is your first message, so it waits for "
            "you. From now on: sent after two working hours unless you stop it (recommended), or always on your tap."
        )
    if case.assignee.consent is Consent.ALWAYS_WAIT:
        return f"This waits for you. Send it now? Only {name} will see it."
    return f"There is too little time left to wait. Send it now? Only {name} will see it."


def _draft_choices(case: Case, now: datetime) -> tuple[Choice, ...]:
    checkin = case.checkin
    if checkin.private or checkin.manager_id is None:
        name = Choice(action=Action.NAME_MANAGER, label="Name someone", style=Style.PRIMARY)
        return with_exits(name, Choice(action=Action.EDIT, label="Edit"))
    version = str(checkin.draft_version)
    clear = [item for item in checkin.items if item_label(checkin, item) == "clear (self-reported)"]
    mine = (
        Choice(action=Action.SEND, label="Send now", style=Style.PRIMARY, about=version),
        Choice(action=Action.EDIT, label="Edit"),
        Choice(action=Action.WITHHOLD, label="Don't send"),
        Choice(action=Action.SETTLED, label="Settled already"),
    )
    absent, instead = away_until(case, now) is not None, stand_in(case, now)
    offers = [
        Choice(action=Action.SEND_DELEGATE, label=f"Send to {instead.name}", style=Style.PRIMARY, about=version)
        if absent and instead
        else None,
        *(plans(case) if absent and not instead else ()),
        Choice(action=Action.HOLD, label="Put on hold") if checkin.hold_at is None else None,
        Choice(action=Action.ADD_ITEMS, label=f"Add the {len(clear)} others") if checkin.brittle and clear else None,
        Choice(action=Action.OFFER_TALK, label="Propose 15 minutes") if _advice(case) else None,
    ]
    return with_exits(*_first(*mine, *(offer for offer in offers if offer)))


def _first(*choices: Choice) -> tuple[Choice, ...]:
    """Put sending to whoever decides meanwhile before the rest, which is what helps now."""
    return tuple(sorted(choices, key=lambda choice: choice.action is not Action.SEND_DELEGATE))


def _consent_line(case: Case) -> tuple[PointLine, ...]:
    checkin = case.checkin
    if case.assignee.consent is not Consent.NOT_ASKED or checkin.private or checkin.manager_id is None:
        return ()
    return (
        PointLine(
            number=0,
            name="How should your messages leave from now on?",
            said="",
            choices=(
                Choice(action=Action.CONSENT_GRACE, label="Send unless I stop it", style=Style.PRIMARY),
                Choice(action=Action.CONSENT_WAIT, label="Always wait for me"),
            ),
        ),
    )


def _advice(case: Case) -> tuple[str, ...]:
    checkin = case.checkin
    left = wrong_with_these_checked(case)
    if left is None or checkin.talk_offered or checkin.private:
        return ()
    raised = {point.item for point in checkin.points if point.item is not None}
    add = "add the others, or " if len(raised) < len(to_ask(checkin)) else ""
    return (
        f"Only you see this line: with these checked, about {round(100 * left)}% risk stays that one of "
        f"{len(checkin.items)} is wrong. You can {add}propose 15 minutes together.",
    )


def unconfirmed(case: Case) -> list[tuple[int, str]]:
    """Return number and name of what question U15 is about: guesses and unclear points without a manager's word."""
    return [
        (point.number, thing(case, point))
        for point in case.checkin.points
        if point_state(point) is not PointState.ANSWERED and point.answer in {Answer.GUESS, Answer.UNCLEAR}
    ]
