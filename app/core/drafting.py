"""Rules: the draft is shown, changed, sent by hand or by default, withheld or settled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core import grace, waiting
from app.core.assignment import Answer, Chance, Form, Helps, Route, Topic
from app.core.bank import BANK
from app.core.checkin import Case, CheckIn, Origin, Point, drafted, with_decider
from app.core.events import (
    ConsentGiven,
    Defined,
    DraftEdited,
    ItemsAdded,
    PointRaised,
    SendAnyway,
    SettledAlready,
    Shown,
    TalkOffered,
    Withheld,
)
from app.core.questions import picked
from app.core.record import Audience, EntryName
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import asking as asking_words
from app.core.wording import drafting as words
from app.core.wording import sending
from app.core.wording.plans import away_until

NO_DRAFT: dict[str, Any] = dict.fromkeys(("release_at", "drafted_at", "shown_at", "grace_from"))


def add_point(
    step: Step,
    topic: Topic,
    answer: Answer,
    *,
    item: int | None = None,
    definition: int | None = None,
    question: str = "",
    origin: Origin = Origin.CARD,
    helps: Helps | None = None,
) -> int:
    """Record an uncertainty of the assignee's and return its number."""
    number = len(step.checkin.points) + 1
    step.note(
        EntryName.RAISED,
        ("point", number),
        audience=Audience.ASSIGNEE,
        topic=topic,
        answer=answer,
        item=item,
        definition=definition,
        question=question,
        helps=helps,
        origin=origin,
        route=Route.DRAFT,
        raised_by=step.checkin.assignee_id,
        raised_at=step.now,
    )
    return number


def show(step: Step, *, new: bool = False) -> None:
    """Put the draft before its assignee as it stands; `new` opens a batch and sets its clock.

    Every showing is a version of its own: what leaves is always a version the assignee was shown.
    """
    checkin = step.checkin
    fresh = new or checkin.drafted_at is None
    if fresh and checkin.delegate_id and not with_decider(checkin) and away_until(step.case, step.now) is None:
        step.note(EntryName.MANAGER_BACK, delegate_id=None)
        checkin = step.checkin
    if grace.by_digest(step.case) is not checkin.by_digest:
        step.note(EntryName.WEIGHED, audience=Audience.ASSIGNEE, by_digest=not checkin.by_digest)
    batch = checkin.batch + 1 if fresh else checkin.batch
    kept = checkin.form if not fresh and checkin.form and fits(checkin.form, drafted(checkin)) else None
    step.note(
        EntryName.DRAFT_SHOWN,
        audience=Audience.ASSIGNEE,
        shown=f"draft:{checkin.assignment_id}:{batch}",
        batch=batch,
        form=kept or form_for(step.case),
        draft_version=checkin.draft_version + 1,
        drafted_at=step.now if fresh else checkin.drafted_at,
        shown_at=None,
        grace_from=None if fresh else checkin.grace_from,
        release_at=grace.release_time(step.case, step.now) if fresh else grace.with_time_for_new(step),
        plan_at=checkin.plan_at if checkin.sent_at or not fresh else None,
        opening=None if fresh else checkin.opening,
        talk_offered=False if fresh else checkin.talk_offered,
    )
    if step.checkin.plan_at is None and not checkin.private and step.case.manager is not None:
        start = step.checkin.release_at or step.now
        step.note(EntryName.PLANNED, audience=Audience.ASSIGNEE, plan_at=waiting.plan_time(step.case, start))
    step.say(words.draft(step.case, step.now))


def readdress(step: Step) -> None:
    """Show the draft anew, with a clock of its own: who it goes to has changed or gone away since it was shown."""
    step.note(
        EntryName.DRAFT_EDITED,
        audience=Audience.ASSIGNEE,
        release_at=grace.release_time(step.case, step.now) if step.checkin.manager_accepted else None,
        drafted_at=step.now,
        grace_from=None,
    )
    show(step)


def form_for(case: Case) -> Form:
    """Return the form a draft takes: "I can't do this" is preselected where ten of ten are needed and unlikely."""
    points = drafted(case.checkin)
    said = {point.answer for point in points}
    if Answer.CANNOT_DO in said or (case.checkin.brittle and case.checkin.chance is Chance.UNDER_50):
        return Form.CANNOT_DO
    for answer, form in ((Answer.WRONG_TASK, Form.WRONG_TASK), (Answer.NOT_DECIDED, Form.NOT_DECIDED)):
        if answer in said:
            return form
    if any(point.topic is Topic.STAGES for point in points):
        return Form.NOT_DECIDED
    if said == {Answer.CONCERN}:
        return Form.CONCERN
    return Form.UNKNOWN_ITEMS


def fits(form: Form, points: tuple[Point, ...]) -> bool:
    """Tell whether a message of that form can be made of `points`."""
    said = {point.answer for point in points}
    match form:
        case Form.CANNOT_DO:
            return Answer.CANNOT_DO in said or any(point.item is not None for point in points)
        case Form.WRONG_TASK:
            return Answer.WRONG_TASK in said
        case Form.NOT_DECIDED:
            return Answer.NOT_DECIDED in said or any(point.topic is Topic.STAGES for point in points)
        case Form.CONCERN:
            return said == {Answer.CONCERN}
        case Form.UNKNOWN_ITEMS:
            return True


def require_draft(step: Step) -> tuple[Point, ...]:
    """Return the points of the draft, or refuse because there is none (any more)."""
    points = drafted(step.checkin)
    if not points:
        raise RefusedError(Refusal.ALREADY_SENT if step.checkin.openings else Refusal.NOTHING_THERE)
    return points


def shown(step: Step, event: Shown) -> None:
    """The draft arrived: its clock runs. Arrived late, it runs from its arrival, and the promised time is renewed."""
    checkin = step.checkin
    if event.version != checkin.draft_version or checkin.shown_at is not None or not drafted(checkin):
        raise RefusedError(Refusal.STALE)
    release_at = grace.renewed(step)
    renewed = release_at != checkin.release_at
    step.note(
        EntryName.DRAFT_DELIVERED,
        audience=Audience.ASSIGNEE,
        shown_at=step.now,
        grace_from=checkin.grace_from or step.now,
        drafted_at=step.now if renewed else checkin.drafted_at,
        release_at=release_at,
        plan_at=_plan_kept(checkin) if renewed else checkin.plan_at,
    )
    if renewed:
        show(step)


def _plan_kept(checkin: CheckIn) -> datetime | None:
    """Return the time of the plan that another promised time leaves as it is: that of a message which waits already."""
    return checkin.plan_at if checkin.sent_at else None


def define(step: Step, event: Defined) -> None:
    """Keep the definitions of drafted points, and the chosen form of the message."""
    if event.part is None:
        require_draft(step)
    else:
        _define_part(step, *event.part)
    points = drafted(step.checkin)
    _define(step, points, event.definitions, EntryName.DEFINED)
    for point in points:
        if point.number in event.helps:
            helps = event.helps[point.number]
            step.note(EntryName.DEFINED, ("point", point.number), audience=Audience.ASSIGNEE, helps=helps)
    if event.form is not None:
        step.note(EntryName.DRAFT_EDITED, audience=Audience.ASSIGNEE, form=event.form)
    if points:
        show(step, new=step.checkin.drafted_at is None)


def _define_part(step: Step, number: int, line: str) -> None:
    """U7 on the part picked in U5: the line stands with that item; none leaves the item unclear."""
    part = picked(step.case)
    if part is None or part.number != number:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    words_number = step.write(line or BANK["U7"].way_out) or 0
    if line:
        step.note(EntryName.DEFINED, ("item", number), audience=Audience.ASSIGNEE, definition=words_number)
    else:
        step.note(EntryName.ANSWERED, ("item", number), audience=Audience.ASSIGNEE, answer=Answer.UNCLEAR)
    answers = (*step.checkin.answers, ("U7", words_number))
    step.note(EntryName.ANSWERED, audience=Audience.ASSIGNEE, answers=answers)
    if not line:
        add_point(step, Topic.ITEM, Answer.UNCLEAR, item=number)


def _define(step: Step, points: tuple[Point, ...], definitions: Mapping[int, str], name: EntryName) -> None:
    for point in points:
        text = definitions.get(point.number, "").strip()
        if text and text != step.case.read(point.definition):
            step.note(name, ("point", point.number), audience=Audience.ASSIGNEE, definition=step.write(text))


def add_items(step: Step, event: ItemsAdded) -> None:
    """Put clear items into the draft too, each with its definition, for the manager to check."""
    drafting_now = bool(drafted(step.checkin))
    taken = {point.item for point in step.checkin.points}
    wanted = {n: text for n, text in event.definitions.items() if n not in taken and text.strip()}
    if not wanted:
        raise RefusedError(Refusal.EMPTY)
    for item, text in sorted(wanted.items()):
        add_point(step, Topic.ITEM, Answer.CLEAR, item=item, definition=step.write(text))
    show(step, new=not drafting_now)


def edit(step: Step, event: DraftEdited) -> None:
    """Take the assignee's own words. Nothing restarts: the promised time stays."""
    points = require_draft(step)
    _define(step, points, event.definitions, EntryName.DRAFT_EDITED)
    if event.opening and event.opening.strip() != words.opening(step.case):
        step.note(EntryName.DRAFT_EDITED, audience=Audience.ASSIGNEE, opening=step.write(event.opening))
    show(step)


def offer_talk(step: Step, _event: TalkOffered) -> None:
    """Add the offer of 15 minutes together to the draft."""
    require_draft(step)
    step.note(EntryName.DRAFT_EDITED, audience=Audience.ASSIGNEE, talk_offered=True)
    show(step)


def consent(step: Step, event: ConsentGiven) -> None:
    """Apply the choice to the draft at hand; the person's own setting is changed beside it."""
    if not drafted(step.checkin):
        raise RefusedError(Refusal.ALREADY_SENT)
    release_at = grace.release_time(step.case, step.now) if event.after_grace else None
    step.note(
        EntryName.CONSENT,
        audience=Audience.ASSIGNEE,
        release_at=release_at,
        drafted_at=step.now,
        plan_at=_plan_kept(step.checkin),
    )
    show(step)


def withhold(step: Step, event: Withheld) -> None:
    """Keep the draft with its assignee, for good. Its reason is theirs alone."""
    points = require_draft(step)
    for point in points:
        step.note(EntryName.WITHHELD, ("point", point.number), audience=Audience.ASSIGNEE, route=Route.WITHHELD)
    step.note(
        EntryName.WITHHELD,
        audience=Audience.ASSIGNEE,
        detail=event.why.value,
        **NO_DRAFT,
    )
    told = f"Not sent ({event.why.value.lower()}). This stays with you"
    step.say(sending.draft_gone(step.case, step.now, told, points=points))


def keep(step: Step) -> None:
    """Keep with the assignee what is not worth a message; it is recorded, and one tap sends it."""
    for point in drafted(step.checkin):
        step.note(EntryName.KEPT, ("point", point.number), audience=Audience.ASSIGNEE, route=Route.WITHHELD)
    if step.checkin.drafted_at is not None:
        step.note(EntryName.KEPT, audience=Audience.ASSIGNEE, **NO_DRAFT)
    step.say(asking_words.kept(step.case))


def send_anyway(step: Step, _event: SendAnyway) -> None:
    """Take up what was kept or withheld, in a draft of its own."""
    points = [point for point in step.checkin.points if point.route is Route.WITHHELD]
    if not points:
        raise RefusedError(Refusal.NOTHING_THERE)
    drafting_now = bool(drafted(step.checkin))
    for point in points:
        step.note(EntryName.TAKEN_UP, ("point", point.number), audience=Audience.ASSIGNEE, route=Route.DRAFT)
    show(step, new=not drafting_now)


def settle(step: Step, event: SettledAlready) -> None:
    """Close drafted points that were settled without the bot."""
    points = require_draft(step)
    chosen = [point for point in points if not event.points or point.number in event.points]
    for point in chosen:
        step.note(
            EntryName.SETTLED,
            ("point", point.number),
            audience=Audience.ASSIGNEE,
            detail=event.how.value,
            route=Route.SETTLED,
        )
    if drafted(step.checkin):
        show(step)
        return
    step.note(EntryName.SETTLED, audience=Audience.ASSIGNEE, **NO_DRAFT)
    step.say(sending.draft_gone(step.case, step.now, f"Settled ({event.how.value.lower()})", points=points))


_TOPICS = {
    Answer.CONCERN: Topic.APPROACH,
    Answer.CANNOT_DO: Topic.TASK,
    Answer.WRONG_TASK: Topic.TASK,
    Answer.NOT_DECIDED: Topic.OTHER,
}


def raise_point(step: Step, event: PointRaised) -> None:
    """Take what the assignee raises by themselves into the draft, or open one for it."""
    if not event.words.strip():
        raise RefusedError(Refusal.EMPTY)
    topic = Topic.ITEM if event.item is not None else _TOPICS.get(event.answer, Topic.OTHER)
    drafting_now = bool(drafted(step.checkin))
    words_number = step.write(event.words)
    if event.known:
        number = add_point(step, topic, event.answer, definition=words_number, origin=Origin.RAISED)
        step.note(EntryName.KNOWN_ALREADY, ("point", number), audience=Audience.ASSIGNEE, route=Route.WITHHELD)
        step.say(asking_words.known_already(step.case))
        return
    add_point(
        step, topic, event.answer, item=event.item, definition=words_number, origin=Origin.RAISED, helps=event.helps
    )
    if drafting_now:
        step.note(EntryName.DRAFT_EDITED, audience=Audience.ASSIGNEE, form=form_for(step.case), opening=None)
    show(step, new=not drafting_now)
