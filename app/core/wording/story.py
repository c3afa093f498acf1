"""The record told as a story, and where things stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from app.core.assignment import Plan, Trigger
from app.core.checkin import Case, Point, open_points, waits_for
from app.core.forms import FormFor, FormName, Part, Sheet
from app.core.record import BOT, Audience, EntryName
from app.core.wording.answering import label
from app.core.wording.changing import TRIGGER
from app.core.wording.drafting import thing
from app.core.wording.phrases import counted, dated, listing, shorten, title
from app.core.wording.plans import RUNS

LINE_LENGTH = 300
LINES_A_PART = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One entry of the record as it is read: names and values, with the words it refers to."""

    at: datetime
    name: EntryName
    actor: str
    audience: Audience
    target: Sequence[Any]
    changes: Mapping[str, Any]
    detail: str | None


def visible_to(case: Case, entries: Sequence[Told], reader_id: str) -> list[Told]:
    """Return the entries that `reader_id` may see. How many there are beside them is nobody else's to know."""
    role = Audience.ASSIGNEE if reader_id == case.checkin.assignee_id else Audience.MANAGER
    return [entry for entry in entries if entry.audience in {Audience.BOTH, role}]


def story(case: Case, entries: Sequence[Told], reader_id: str, zone: str) -> tuple[str, ...]:
    """Return the record of one assignment as lines, with what `reader_id` may see and who else can see each line."""
    visible = visible_to(case, entries, reader_id)
    lines: list[str] = []
    for name, every in groupby(visible, key=lambda entry: entry.name):
        same = list(every)
        if name is EntryName.ITEM_FOUND:
            names = listing([case.read(entry.changes.get("name")) for entry in same])
            lines.append(f"{dated(same[0].at, zone)}  {counted(len(same), 'item')} found: {names}")
            continue
        for entry in same[:1] if name is EntryName.LISTED else same:
            private = " (only you see this)" if entry.audience is not Audience.BOTH else ""
            lines.append(f"{dated(entry.at, zone)}  {_tell(case, entry)}{private}")
    return tuple(lines)


def _who(case: Case, person_id: str) -> str:
    return {BOT: "Checkin", **{person.id: person.name for person in case.people}}.get(person_id, "Somebody")


def _tell(case: Case, entry: Told) -> str:
    teller = _TELLERS.get(entry.name)
    who = _who(case, entry.actor)
    if teller is None:
        return f"{who}: {entry.name}"
    return shorten(teller(case, entry, who), LINE_LENGTH)


def _about(case: Case, entry: Told) -> str:
    kind, *number = entry.target
    if kind == "item":
        return case.item_name(number[0])
    point = next((point for point in case.checkin.points if number and point.number == number[0]), None)
    return thing(case, point) if point else case.checkin.ref


def _words(case: Case, entry: Told, field: str) -> str:
    number = entry.changes.get(field)
    return f": “{case.read(number)}”" if isinstance(number, int) else ""


def _registered(case: Case, entry: Told, who: str) -> str:
    return f"{who} gave {case.checkin.ref} to {case.assignee.name}{_words(case, entry, 'text')}"


def _chosen(case: Case, entry: Told, _who: str) -> str:
    chosen = [f"{case.item_name(number)} ({', '.join(why)})" for number, why in entry.changes["riskiest"]]
    told = f"{len(chosen)} of {counted(len(case.checkin.items), 'item')} are asked one by one, the riskiest"
    return f"{told}: {'; '.join(chosen)}" if chosen else "All items are asked one by one"


def _answered(case: Case, entry: Told, who: str) -> str:
    if entry.target[0] != "item":
        return f"{who} answered the questions"
    return f"{who} on {_about(case, entry)}: {entry.changes.get('answer')}{_words(case, entry, 'definition')}"


def _raised(case: Case, entry: Told, who: str) -> str:
    return f"Uncertain: {_about(case, entry)} ({entry.changes.get('answer')}){_words(case, entry, 'definition')}"


def _draft(_case: Case, entry: Told, _who: str) -> str:
    return f"The message was shown to its author (version {entry.changes.get('draft_version')})"


def _sent(case: Case, entry: Told, who: str) -> str:
    if entry.target[0] == "task":
        by = "as shown, after the grace period" if entry.name is EntryName.SENT_BY_DEFAULT else f"by {who}"
        return f"The message went to {case.manager_name}, {by}"
    return f"Sent: {_about(case, entry)}"


def _ruled(case: Case, entry: Told, who: str) -> str:
    return f"{who} on {_about(case, entry)}: {entry.changes.get('ruling')}{_words(case, entry, 'reply')}"


def _nudged(case: Case, entry: Told, _who: str) -> str:
    _, name, words = entry.changes["nudges"][-1]
    return f"{case.read(name)} nudged {case.assignee.name}: “{case.read(words)}”"


def _asked_by_manager(case: Case, entry: Told, who: str) -> str:
    return f"{who} asked {case.assignee.name}{_words(case, entry, 'manager_asked')}"


def _words_of(verb: str, field: str) -> "Teller":
    return lambda case, entry, _who: f"{verb}{_words(case, entry, field)}"


def _text_changed(case: Case, entry: Told, who: str) -> str:
    changed = "The text changed" if entry.actor == BOT else f"{who} changed the text"
    return f"{changed}, version {entry.changes.get('text_version')}{_words(case, entry, 'text')}"


def _final(case: Case, entry: Told, who: str) -> str:
    if entry.target[0] == "task":
        return (
            "Nobody chose: the answer of whoever gave the task counts" if entry.detail else "No answers differ any more"
        )
    return f"{_who(case, str(entry.changes.get('ruled_by')))}'s answer on {_about(case, entry)} counts ({who})"


def _taken_over(_case: Case, entry: Told, _who: str) -> str:
    return f"It takes up {entry.changes.get('follows')}"


def _planned(_case: Case, entry: Told, who: str) -> str:
    if entry.detail:
        return f"{who}: if nobody answers, {RUNS[Plan(entry.detail)]}"
    return "The time was set at which the plan runs if nobody answers"


def _point(verb: str) -> "Teller":
    def tell(case: Case, entry: Told, who: str) -> str:
        reason = f" ({entry.detail.lower()})" if entry.detail else ""
        return f"{who} {verb} {_about(case, entry)}{reason}{_words(case, entry, 'definition')}"

    return tell


def _plain(sentence: str) -> "Teller":
    return lambda case, entry, who: sentence.format(
        who=who, manager=case.manager_name, assignee=case.assignee.name, detail=entry.detail or ""
    )


def _card(sentence: str) -> "Teller":
    return lambda case, entry, _who: (
        f"{sentence.format(assignee=case.assignee.name)}: {_CARDS.get(entry.detail or '', entry.detail)}"
    )


_CARDS: Mapping[str, str] = {
    Trigger.FIRST_LOOK: "the first questions",
    Trigger.INVESTMENT: "the questions before the hours go in",
    Trigger.STILL_OPEN: "the list of what is still open",
    Trigger.HALFWAY: "the questions halfway",
    TRIGGER: "what of the changed text matters",
}
Teller = Callable[[Case, Told, str], str]

_TELLERS: dict[EntryName, Teller] = {
    EntryName.REGISTERED: _registered,
    EntryName.ITEMS_CHANGED: _plain("{who} added or removed items: {detail} now"),
    EntryName.ITEMS_CHOSEN: _chosen,
    EntryName.ASKED: _plain("{assignee} was asked"),
    EntryName.ANSWERED: _answered,
    EntryName.RAISED: _raised,
    EntryName.DEFINED: _point("wrote a definition of"),
    EntryName.DRAFT_SHOWN: _draft,
    EntryName.DRAFT_EDITED: _point("changed the message about"),
    EntryName.DRAFT_DELIVERED: _plain("The message reached its author to look at"),
    EntryName.SENT: _sent,
    EntryName.SENT_BY_DEFAULT: _sent,
    EntryName.WITHHELD: _point("kept back"),
    EntryName.SETTLED: _point("settled"),
    EntryName.CONSENT: _plain("{who} chose how messages leave"),
    EntryName.REMINDED: _plain("{assignee} was reminded"),
    EntryName.SILENCE_TOLD: _plain("{manager} was told that the check-in is not done yet"),
    EntryName.MANAGER_ANSWERED: _ruled,
    EntryName.CORRECTED: _ruled,
    EntryName.WAIVED: _ruled,
    EntryName.UNDERSTOOD: _point("understood"),
    EntryName.STILL_UNCLEAR: _point("still finds unclear:"),
    EntryName.CHOSE: _point("chose"),
    EntryName.FIGURES: _plain("{who} filled in the stages"),
    EntryName.PURPOSE_FILLED: _plain("The purpose is known now"),
    EntryName.VERSIONS_NAMED: _plain("{who} named the stages"),
    EntryName.HOLD: _plain("{who} put it on hold"),
    EntryName.RESUME: _plain("The hold ended ({who})"),
    EntryName.CANCELLED: _plain("{who} cancelled it {detail}"),
    EntryName.CLOSED: _plain("{who} closed it: not needed"),
    EntryName.HANDED_IN: _plain("{who} handed it in; {detail} guesses listed"),
    EntryName.MANAGER_CHANGED: _plain("{who} named {manager} to decide"),
    EntryName.MANAGER_REPLIED: _plain("{who} said {detail} to deciding"),
    EntryName.KEPT_PRIVATE: _plain("{who} keeps it private"),
    EntryName.NOT_DELIVERED: _plain("A message could not be delivered ({detail})"),
    EntryName.CLOCKS_STOPPED: _plain("All timers were stopped"),
    EntryName.KEPT: _point("was told that asking costs more than it saves:"),
    EntryName.WATCHED: _plain("The questions have their times again"),
    EntryName.TAKEN_UP: _point("wants sent after all:"),
    EntryName.KNOWN_ALREADY: _point("recorded, and did not send:"),
    EntryName.NUDGED: _nudged,
    EntryName.NUDGE_ANSWERED: _plain("{who} answered the nudge: {detail}"),
    EntryName.VAGUE_ASKED: _plain("{manager} was asked whether guesses are fine"),
    EntryName.ASKED_AGAIN: _card("{assignee} was asked again"),
    EntryName.ANSWERED_AGAIN: _card("{assignee} answered"),
    EntryName.STARTED: _plain("{who} started"),
    EntryName.QUIETED: _plain("{who} wants no more questions ({detail})"),
    EntryName.PUT_OFF: _card("Put off to a later time"),
    EntryName.DROPPED: _card("Left out, it had become pointless"),
    EntryName.WAITING: _plain("{manager} has it; reminders are set"),
    EntryName.WAITING_OVER: _plain("Nothing waits for {manager} any more"),
    EntryName.ACKNOWLEDGED: _plain("{who} answers later"),
    EntryName.CAME_BACK: _plain("It came back to {manager}"),
    EntryName.LISTED: _plain("It stands in the digests from here on"),
    EntryName.CHASED: _plain("{manager} was reminded directly"),
    EntryName.PLANNED: _planned,
    EntryName.PLAN_RAN: _plain("No answer so far; the plan runs: {detail}"),
    EntryName.FADED: _plain("Five working days without an answer: the last line, then silence"),
    EntryName.SILENCE_SKIPPED: _plain("{who} skipped the check-in"),
    EntryName.ASKED_BY_MANAGER: _asked_by_manager,
    EntryName.AWAY: _plain("{manager} is away; nobody was named to decide meanwhile"),
    EntryName.MANAGER_BACK: _plain("{manager} is back and decides again"),
    EntryName.DELEGATED: _plain("{manager} decides while the manager is away"),
    EntryName.STILL_NEEDED: _plain("{manager} was asked whether it is still needed"),
    EntryName.WEIGHED: _plain("Weighed: whether a line in the digest is enough"),
    EntryName.MENDED: _plain("It had fallen off the list of what is due, and was put back"),
    EntryName.KEPT_ON: _plain("{who} keeps it as it is"),
    EntryName.BRITTLE_CHANGED: _plain("{who} said that not every part must be right"),
    EntryName.DEFINED_BY_MANAGER: _point("defined"),
    EntryName.MEETING_PROPOSED: _plain("{who} proposed 15 minutes together"),
    EntryName.TEXT_CHANGED: _text_changed,
    EntryName.CHANGE_ANSWERED: _plain("{who} said what the changed text means to their plan: {detail}"),
    EntryName.REMOVED: _point("closed, since it left the task:"),
    EntryName.DUE_CHANGED: _plain("It is due at another time"),
    EntryName.REASSIGNED: _plain("It went over to somebody else, as {detail}"),
    EntryName.TAKEN_OVER: _taken_over,
    EntryName.UNDONE: _plain("{who} undid it: not a task"),
    EntryName.REQUIREMENT_ADDED: _plain("{who} added a requirement to it"),
    EntryName.CONFLICT: _point("answered differently on"),
    EntryName.AGREED: _point("answered alike on"),
    EntryName.FINAL: _final,
    EntryName.PASSED_ON: _words_of("Whoever had it before passed on", "passed_on"),
    EntryName.ENDED_AT_SOURCE: _plain("It was {detail}"),
    EntryName.ALL_ASKED: _plain("{who} wants all {detail} items asked"),
}


def record_sheet(case: Case, lines: Sequence[str], *, entries: int, intact: bool) -> Sheet:
    """Return the story as something to read, with how it is kept."""
    kept = f"{entries} entries, append-only and tamper-evident: " + (
        "the chain is intact." if intact else "THE CHAIN IS BROKEN. Somebody changed it outside Checkin."
    )
    pages = ["\n".join(lines[start : start + LINES_A_PART]) for start in range(0, len(lines), LINES_A_PART)]
    return Sheet(
        name=FormName.NOTE,
        title=f"Record {case.checkin.ref}",
        close="Close",
        about=FormFor(assignment_id=str(case.checkin.assignment_id)),
        parts=(
            Part(text=f"{title(case)}: {label(case)}", strong=True),
            *(Part(text=page) for page in pages),
            Part(text=kept),
        ),
    )


def status_line(case: Case, reader_id: str) -> str:
    """Return one line on a task for somebody: its state, and what of it waits for them."""
    mine = [point for point in open_points(case.checkin) if waits_for(case.checkin, point) == reader_id]
    names = _phrase(case, mine)
    other = case.assignee.name if reader_id != case.checkin.assignee_id else f"for {case.manager_name}"
    waits = f" Waits for you: {names}." if names else ""
    return f"{title(case)} ({other}): {label(case)}.{waits}"


def _phrase(case: Case, points: Sequence[Point]) -> str:
    return listing([thing(case, point) for point in points][:5])


def waits_for_reader(case: Case, reader_id: str) -> bool:
    """Tell whether `case` waits for `reader_id`: a point of it does, or its questions do."""
    checkin = case.checkin
    if any(waits_for(checkin, point) == reader_id for point in open_points(checkin)):
        return True
    return checkin.assignee_id == reader_id and checkin.answered_at is None and checkin.hold_at is None
