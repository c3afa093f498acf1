"""What is said when a task is given and its assignee is asked."""

from datetime import datetime

from app.core.assignment import Route
from app.core.checkin import Case, Point
from app.core.messages import Action, Choice, Message, MessageKind, Style
from app.core.people import Person
from app.core.screens import Screen, cards_in, left_out, one_by_one, screen_of
from app.core.weighing import HOURS_UNKNOWN, worth_of
from app.core.wording import many_items
from app.core.wording.introducing import introduction
from app.core.wording.phrases import bin_of, counted, plain, shorten, title, when
from app.core.worth import TOO_LIKELY_WRONG, Verdict, all_right_at_ninety

RULE = "Do it if you straightforwardly can. Otherwise check in: I'll write the message and you see it first."
PRIVACY = (
    "You see everything kept about you, first and always: /checkin record {ref}. "
    "There are no scores, no rankings, and nothing goes to reviews."
)
EXITS = (
    Choice(action=Action.CANNOT_DO, label="Cannot do it as stated"),
    Choice(action=Action.NOT_DECIDED, label="Not decided"),
    Choice(action=Action.DISAGREE, label="I disagree with the approach"),
    Choice(action=Action.WRONG_TASK, label="Not the right task for me"),
    Choice(action=Action.SETTLED, label="Settled already"),
    Choice(action=Action.HOLD, label="Put on hold"),
    Choice(action=Action.QUIET, label="Quiet for this task"),
)
START = Choice(action=Action.START, label="Starting")
UNDO_UNTIL = "Given by a reaction. Until {at} it can be undone, and nothing is asked before."
EXCERPT_LENGTH = 1500
ASKED_OF_MANY = "You are asked about the {asked} riskiest one by one, and once about the other {rest}."
STOPPED = "What you answered is kept. Answer goes on where you stopped."


def with_exits(*choices: Choice) -> tuple[Choice, ...]:
    """Return `choices` and, after them, every way out that is not among them: each message has them within two taps."""
    taken = {choice.action for choice in choices}
    return *choices, *(choice for choice in EXITS if choice.action not in taken)


def facts(case: Case, now: datetime, zone: str) -> str:
    """Return one line of what is known of the task: due, hours, items, all-or-nothing."""
    checkin = case.checkin
    known = [
        f"Due {when(checkin.due_at, now, zone)}" if checkin.due_at else "No due date",
        f"worth {bin_of(checkin.hours)}" if checkin.hours else "",
        counted(len(checkin.items), "item") if checkin.items else "",
        "all parts must be right" if checkin.brittle else "",
    ]
    return " · ".join(part for part in known if part)


def _excerpt(case: Case) -> str:
    return shorten(plain(case.read(case.checkin.text)), EXCERPT_LENGTH)


def notice(
    case: Case, key: str, head: str, *paragraphs: str, to: str | None = None, choices: tuple[Choice, ...] = ()
) -> Message:
    """Return a plain notice: to the assignee, unless it says to whom."""
    return Message(
        kind=MessageKind.NOTICE,
        key=key,
        to=to or case.checkin.assignee_id,
        about=str(case.checkin.assignment_id),
        head=head,
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        choices=choices,
    )


def _undo(case: Case, now: datetime) -> tuple[Choice, ...]:
    until = case.checkin.undo_until
    return (Choice(action=Action.UNDO, label="Undo, not a task"),) if until and now < until else ()


def _undo_until(case: Case, now: datetime, zone: str) -> str:
    until = case.checkin.undo_until
    return UNDO_UNTIL.format(at=when(until, now, zone)) if until and now < until else ""


def receipt(case: Case, now: datetime) -> Message:
    """Tell whoever gave the task that it is registered and what happens next."""
    checkin, assignee = case.checkin, case.assignee
    names = ", ".join(case.read(item.name) for item in checkin.items)
    return Message(
        kind=MessageKind.RECEIPT,
        key=f"receipt:{checkin.assignment_id}",
        to=checkin.giver_id,
        about=str(checkin.assignment_id),
        head=f"{title(case)} is with {assignee.name}.",
        paragraphs=(
            facts(case, now, case.manager.zone if case.manager else "UTC"),
            f"Items: {names}." if names else "No items found in the text; the questions work without them.",
            *(part for part in many_items.told(case) if part),
            _follows(case, now),
            *filter(None, (_undo_until(case, now, case.manager.zone if case.manager else "UTC"),)),
        ),
        link=checkin.link,
        points=introduction(case.manager, f"receipt:{checkin.assignment_id}"),
        choices=(
            *_undo(case, now),
            *many_items.offers(case),
            Choice(action=Action.CANCEL, label="Cancel the task"),
            Choice(action=Action.RECORD, label="Record"),
        ),
    )


def _follows(case: Case, now: datetime) -> str:
    checkin, name = case.checkin, case.assignee.name
    if checkin.same_as:
        return f"Same as {checkin.same_as}, which {name} answered: nothing is asked again."
    if checkin.asked_at is not None:
        return f"{name} was asked. You hear from me only if there is something to decide."
    if checkin.ask_at is None:
        return f"It is small: {name} is asked after a first look, and not reminded of it."
    asked = when(checkin.ask_at, now, case.manager.zone if case.manager else "UTC")
    return f"{name} is asked after a first look, or by {asked}. You hear from me only if there is something to decide."


def look_notice(case: Case, now: datetime, *, looked: bool = False) -> Message:
    """Tell the assignee that there is a task, and wait for a first look. It is not a card."""
    checkin = case.checkin
    giver = "You" if checkin.giver_id == checkin.assignee_id else case.manager_name
    undecided = case.read(checkin.undecided)
    return Message(
        kind=MessageKind.NOTICE,
        key=f"look:{checkin.assignment_id}",
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        head=f"{giver} gave you {checkin.ref}." if giver != "You" else f"You gave yourself {checkin.ref}.",
        paragraphs=tuple(
            part
            for part in (
                _excerpt(case),
                f"What it is for: {case.read(checkin.purpose)}" if checkin.purpose else "",
                f"{case.manager_name} has not decided yet: {undecided}" if undecided else "",
                facts(case, now, case.assignee.zone),
                *_settled(case),
                "" if looked else _undo_until(case, now, case.assignee.zone),
                "" if looked else RULE,
            )
            if part
        ),
        link=checkin.link,
        points=introduction(case.assignee, f"look:{checkin.assignment_id}"),
        choices=()
        if looked
        else (Choice(action=Action.LOOK, label="Looked at it", style=Style.PRIMARY), *_undo(case, now), *EXITS),
        foot="" if looked else PRIVACY.format(ref=checkin.ref),
    )


def _settled(case: Case) -> tuple[str, ...]:
    """Say of what a task takes up, and what is settled in it already; nothing of a task that takes up none."""
    checkin = case.checkin
    if not checkin.follows:
        return ()
    lines = [f"{case.read(item.name)}: {case.read(item.definition)}" for item in checkin.items if item.confirmed]
    return (f"It takes up {checkin.follows}.", *(f"Settled: {line}" for line in lines))


def same_again(case: Case, now: datetime) -> Message:
    """Tell the assignee that there is a task they know; nothing is asked twice about unchanged text."""
    checkin = case.checkin
    return Message(
        kind=MessageKind.NOTICE,
        key=f"look:{checkin.assignment_id}",
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        head=f"{case.manager_name} gave you {checkin.ref}, the same as {checkin.same_as}.",
        paragraphs=(
            _excerpt(case),
            facts(case, now, case.assignee.zone),
            f"You answered the questions about {checkin.same_as} and it stood, so nothing is asked again. "
            "If something is different this time, say so.",
        ),
        link=checkin.link,
        choices=EXITS,
        foot=PRIVACY.format(ref=checkin.ref),
    )


def self_offer(case: Case, now: datetime, suggested: Person | None = None) -> Message:
    """Ask somebody who gave themselves a task whether it stays private or somebody checks it."""
    checkin = case.checkin
    return Message(
        kind=MessageKind.NOTICE,
        key=f"self:{checkin.assignment_id}",
        to=checkin.assignee_id,
        about=str(checkin.assignment_id),
        head=f"{title(case)} is yours.",
        paragraphs=(
            facts(case, now, case.assignee.zone),
            "Keep this as a private checklist, or name someone to check it? "
            "Private: the same questions, and nothing leaves.",
        ),
        link=checkin.link,
        choices=(
            Choice(action=Action.KEEP_PRIVATE, label="Keep it private", style=Style.PRIMARY),
            *(
                (Choice(action=Action.ASK_MANAGER, label=f"Ask {suggested.name}", about=suggested.id),)
                if suggested
                else ()
            ),
            *_undo(case, now),
            Choice(action=Action.NAME_MANAGER, label="Name someone"),
        ),
    )


def card(case: Case, now: datetime, *, answered: int = 0) -> Message:
    """Invite the assignee to the questions, and say what happens in silence; `answered` closes the card of that number.

    Many items make several cards, each a message of its own.
    """
    closed = Screen(questions=(), card=answered, cards=cards_in(case)) if answered else None
    screen = closed or screen_of(case)
    number = screen.card
    which = f"{number} of {screen.cards}, " if screen.cards > 1 else ""
    return Message(
        kind=MessageKind.CARD,
        key=f"card:{case.checkin.assignment_id}" + (f":{number}" if number > 1 else ""),
        to=case.checkin.assignee_id,
        about=str(case.checkin.assignment_id),
        head=f"Questions {which}about {title(case)}: answered."
        if answered
        else f"Questions {which}about {title(case)}"
        if which
        else f"A few questions about {title(case)}",
        paragraphs=() if answered else tuple(part for part in _invitation(case, screen, now) if part),
        choices=()
        if answered
        else (
            Choice(action=Action.OPEN_CARD, label="Answer (under a minute)", style=Style.PRIMARY),
            Choice(action=Action.CHANGE_ITEMS, label="Add or remove items"),
            *EXITS,
        ),
    )


def _invitation(case: Case, screen: Screen, now: datetime) -> tuple[str, ...]:
    checkin = case.checkin
    if screen.number > 1:
        return (STOPPED, _silence(case, now))
    brittle = f"All {len(checkin.items)} must be right. At 90% each that is {all_right_at_ninety(len(checkin.items))}%."
    return RULE, brittle if checkin.brittle and checkin.items else "", _found(case), _chosen(case), _silence(case, now)


def _chosen(case: Case) -> str:
    """Say that not all items are asked, and which."""
    rest = left_out(case)
    return ASKED_OF_MANY.format(asked=len(one_by_one(case)), rest=len(rest)) if rest else ""


def _found(case: Case) -> str:
    names = [case.read(item.name) for item in case.checkin.items]
    stated = case.checkin.stated
    differs = stated is not None and stated != len(names)
    says = f"The text says about {stated}, " if differs else ""
    if not names:
        return f"{says}I found none. Say what is missing with Not decided." if differs else ""
    return f"{says}I found {counted(len(names), 'item')}: {', '.join(names)}."


def _silence(case: Case, now: datetime) -> str:
    checkin = case.checkin
    if checkin.private or checkin.silence_at is None:
        return ""
    at = when(checkin.silence_at, now, case.assignee.zone)
    line = f"Check-in on {checkin.ref} not done yet"
    return f"If this stays unanswered, {case.manager_name} sees one line on {at}: '{line}'."


def reminder(case: Case) -> Message:
    """Remind the assignee, once."""
    checkin = case.checkin
    return notice(
        case,
        f"remind:{checkin.assignment_id}",
        f"The questions about {title(case)} are still open.",
        RULE,
        choices=(Choice(action=Action.OPEN_CARD, label="Answer (under a minute)", style=Style.PRIMARY), *EXITS),
    )


def still_needed(case: Case, now: datetime) -> Message | None:
    """Ask whoever gave it, once, whether a task is still needed whose due date went by unasked."""
    checkin = case.checkin
    if checkin.manager_id is None or checkin.due_at is None or not checkin.manager_accepted or checkin.private:
        return None
    return notice(
        case,
        f"needed:{checkin.assignment_id}",
        f"{title(case)} was due {when(checkin.due_at, now, case.manager.zone if case.manager else 'UTC')}. "
        "Still needed?",
        to=checkin.manager_id,
        choices=(
            Choice(action=Action.CANCEL, label="Not needed"),
            Choice(action=Action.RECORD, label="Record"),
        ),
    )


def kept(case: Case) -> Message:
    """Tell the assignee that what they marked stays with them, and why; one tap sends it after all."""
    points = tuple(point for point in case.checkin.points if point.route is Route.WITHHELD)
    return notice(
        case,
        f"kept:{case.checkin.assignment_id}",
        f"{title(case)}: kept with you.",
        why(case, points),
        "Go ahead with your best reading; nothing was sent.",
        choices=(Choice(action=Action.SEND_ANYWAY, label="Send it anyway", style=Style.PRIMARY), START, *EXITS),
    )


def known_already(case: Case) -> Message:
    """Tell the assignee that it is recorded and not sent, since whoever decides knows why."""
    return notice(
        case,
        f"known:{case.checkin.assignment_id}",
        f"{title(case)}: recorded, not sent.",
        f"{case.manager_name} knows why, so there is nothing to tell.",
        choices=(Choice(action=Action.SEND_ANYWAY, label="Send it anyway"), *EXITS),
    )


def why(case: Case, points: tuple[Point, ...]) -> str:
    """Say in words what asking is worth: hours that rest on guesses, against minutes."""
    worth = worth_of(case, points)
    hours = bin_of(case.checkin.hours or HOURS_UNKNOWN)
    open_ones = counted(len(points), "open point")
    minutes = counted(max(1, len(points)), "minute")
    before, after, best = (round(100 * chance) for chance in (worth.wrong, worth.wrong_after, worth.wrong_at_best))
    beyond = case.checkin.brittle and worth.wrong_at_best > TOO_LIKELY_WRONG and worth.verdict is not Verdict.TOGETHER
    at_best = f" {AT_BEST.format(best=best)}" if beyond else ""
    return (
        f"{hours} of work rest on {open_ones}; about {minutes} of {case.manager_name}'s time. "
        f"Chance of a wrong result: about {before}%, and {after}% once checked. "
        f"{VERDICTS[worth.verdict]}{at_best}"
    )


AT_BEST = "Even with every item checked about {best}% stays: propose 15 minutes together as well."
VERDICTS = {
    Verdict.SEND_NOW: "Asking is worth it now.",
    Verdict.DIGEST: "Asking is worth a line in the digest.",
    Verdict.KEEP: "Asking would cost more than it saves.",
    Verdict.TOGETHER: "That is too many for messages alone: propose 15 minutes together.",
}


def nothing_open(case: Case) -> Message:
    """Tell the assignee that nothing was found to ask about."""
    checkin = case.checkin
    key, head = f"clear:{checkin.assignment_id}", f"{title(case)}: nothing open. Go ahead."
    if not (checkin.brittle is True and checkin.items) or checkin.private:
        return notice(case, key, head, choices=with_exits(START))
    return notice(
        case,
        key,
        head,
        f"All {len(checkin.items)} must be right, and nobody has checked your reading yet. "
        f"You can send {case.manager_name} one line on each to confirm.",
        choices=(Choice(action=Action.ADD_ITEMS, label="Have them checked", style=Style.PRIMARY), *EXITS),
    )
