"""The words of the forms in which people and administrators say how they work, and what can be wrong with them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.core.choosing import CAP_BOUNDS, ChoiceError, ChoiceFlaw, DelegateError, ReactionError, absence_shown, day_of
from app.core.daylists import DaysError, write_closures
from app.core.daysoff import UnknownRegionError
from app.core.feed import FeedProblem
from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.people import Person
from app.core.preferences import Feed, Reminders, Workplace
from app.core.week import WeekError, WeekFlaw, write_clocks, write_span, write_week
from app.core.wording.assign_form import UNFIT
from app.core.wording.phrases import counted, dated, day, listing, shorten, when
from app.core.zones import ZoneError

WORKSPACE = "workspace"
FOR_ADMINS = "What holds for everybody is changed by the workspace's administrators. Ask one of them."
ABOUT_ADMINS = "You administer this workspace: `/checkin settings workspace` has what holds for everybody."
WITHIN_HOURS = "Nothing is sent to you outside these hours. What is left empty follows Slack and the workspace."
WEEK_HINT = "Such as Mon-Thu 9:00-17:30, Fri 9-13. A night shift is Mon-Fri 22-6."
REGION_HINT = "A country or a region of it: DE-BY, GB-ENG, US, or none."
SHOWN_LENGTH = 60
MICROSECOND = timedelta(microseconds=1)


def hours_of(person: Person) -> str:
    """Return hours and zone of somebody on one line."""
    return f"{write_week(person.schedule.week)}, {person.zone}"


def settings(person: Person, now: datetime, *, sealing: bool) -> Sheet:
    """Show what somebody chose, and what holds where they chose nothing. `sealing`: calendars can be kept safe."""
    parts = (hours_of(person), WITHIN_HOURS, _paused(person, now), ABOUT_ADMINS if person.admin else "")
    return Sheet(
        name=FormName.SETTINGS,
        title="Your settings",
        submit="Keep",
        about=FormFor(),
        parts=tuple(Part(text=part, strong=place == 0) for place, part in enumerate(parts) if part),
        fields=(*_hours(person), *_absence(person, now), *_messages(person, now), _calendar(person, sealing)),
    )


def _paused(person: Person, now: datetime) -> str:
    until = person.preferences.paused_until
    if until is None or until <= now:
        return ""
    return f"Paused until {day(until, person.zone)}. What comes meanwhile is kept and comes then."


def _hours(person: Person) -> tuple[Field, ...]:
    chosen, workplace = person.preferences, person.workplace
    return (
        Field(
            name="zone",
            kind=FieldKind.LINE,
            label="Time zone",
            hint=f"A name such as Europe/Berlin, or a city. Slack says {person.slack_zone}.",
            starts_as=person.zone,
            optional=True,
        ),
        Field(
            name="hours",
            kind=FieldKind.LINE,
            label="Working days and hours",
            hint=WEEK_HINT,
            starts_as=write_week(person.schedule.week),
            optional=True,
        ),
        Field(
            name="holidays",
            kind=FieldKind.LINE,
            label="Public holidays",
            hint=REGION_HINT,
            starts_as=chosen.holidays or workplace.holidays,
            optional=True,
        ),
    )


def _absence(person: Person, now: datetime) -> tuple[Field, ...]:
    zone, chosen = person.zone, person.preferences
    away = absence_shown(chosen, now)
    here = chosen.here_until if chosen.here_until and chosen.here_until > now else None
    return (
        _day("away_from", "Away from", day_of(away.start, zone) if away else None),
        _day(
            "away_to",
            "Away to",
            day_of(away.end - MICROSECOND, zone) if away else None,
            "The last day. Empty both to be back.",
        ),
        _day(
            "here",
            "At work until",
            day_of(here - MICROSECOND, zone) if here else None,
            "If your status or calendar says you are away and you are not. Up to this day they do not count.",
        ),
        _day("first_day", "First working day", chosen.first_day, "Nothing is sent up to and on this day."),
        Field(
            name="delegate",
            kind=FieldKind.PERSON,
            label="Who decides while you are away?",
            hint="They are asked in your place, and you hear of it on your return.",
            starts_as=chosen.delegate_id or None,
            optional=True,
        ),
    )


def _messages(person: Person, now: datetime) -> tuple[Field, ...]:
    chosen = person.preferences
    digests = chosen.digests if chosen.digests is not None else person.workplace.digests
    paused = chosen.paused_until if chosen.paused_until and chosen.paused_until > now else None
    return (
        _line("digests", "Digests at", write_clocks(digests), "Times such as 10:00, 15:00, or off."),
        Field(
            name="reminders",
            kind=FieldKind.PICK,
            label="Reminders",
            options=((Reminders.USUAL, "Usual"), (Reminders.FEWER, "Fewer")),
            starts_as=chosen.reminders,
            optional=True,
        ),
        _day(
            "pause",
            "Pause until",
            day_of(paused, person.zone) if paused else None,
            "Nothing is sent before that day. What comes meanwhile is kept and comes then.",
        ),
    )


def _day(name: str, label: str, value: object, hint: str = "") -> Field:
    starts_as = str(value) if value else None
    return Field(name=name, kind=FieldKind.DAY, label=label, hint=hint, starts_as=starts_as, optional=True)


def _line(name: str, label: str, value: str, hint: str = "") -> Field:
    return Field(name=name, kind=FieldKind.LINE, label=label, hint=hint, starts_as=value or None, optional=True)


def _calendar(person: Person, sealing: bool) -> Field:
    host, feed = person.preferences.calendar_host, person.learned.feed
    if not sealing:
        hint = UNREADABLE[FeedProblem.SEALED]
    elif host:
        hint = f"{_reading(host, feed, person)} It is not shown again. Empty: it stays. none: it is forgotten."
    else:
        hint = "The secret address of its iCal feed (https://...ics). Only absences are taken from it."
    return _line("calendar", "Calendar", "", hint)


def _reading(host: str, feed: Feed, person: Person) -> str:
    if feed.failing_since is not None:
        since = dated(feed.failing_since, person.zone)
        return f"The calendar at {host} could not be read since {since}. {_why(feed)}"
    read = f", last at {dated(feed.read_at, person.zone)}" if feed.read_at else ""
    return f"The calendar at {host} is read{read}."


def _why(feed: Feed) -> str:
    return UNREADABLE.get(feed.problem, "")


UNREADABLE: Mapping[str, str] = {
    FeedProblem.ADDRESS: "Write the whole address, such as https://calendar.example/secret/basic.ics.",
    FeedProblem.PRIVATE: "Its address is not on the public internet, so it is not fetched.",
    FeedProblem.UNREACHABLE: "Its server cannot be reached.",
    FeedProblem.SLOW: "Its server takes longer than 15 seconds.",
    FeedProblem.LARGE: "It is larger than 5 MB. Name a calendar with fewer years in it.",
    FeedProblem.REFUSED: "Its server does not give it out. Copy the secret address again.",
    FeedProblem.TURNS: "Its address leads elsewhere more than 3 times.",
    FeedProblem.GARBAGE: "What is there is no calendar. Copy the address that ends in .ics.",
    FeedProblem.SEALED: "Whoever runs Checkin has to set CHECKIN_SECRET_KEY, which keeps addresses sealed.",
}


DELEGATE = "{name} decides while you are away. Your absences are in `/checkin settings` or your Slack status."
NO_DELEGATE = "Nobody decides while you are away."
DELEGATE_USAGE = "Name one person: `{command} delegate @person`, or `{command} delegate off`."


def workplace(chosen: Workplace, user_fields: tuple[tuple[str, str], ...] = ()) -> Sheet:
    """Show what holds for everybody who set nothing else."""
    caps = chosen.caps
    return Sheet(
        name=FormName.WORKPLACE,
        title="Workspace settings",
        submit="Keep",
        about=FormFor(),
        parts=(Part(text="For everybody who chose nothing else. Caps and grace hold from the next task on."),),
        fields=(
            _line("hours", "Working days and hours", write_week(chosen.week), WEEK_HINT),
            _line("holidays", "Public holidays", chosen.holidays, REGION_HINT),
            Field(
                name="closures",
                kind=FieldKind.TEXT,
                label="Company days off, one a line",
                hint="2026-12-24 - 2026-12-31 Christmas, or a single day.",
                starts_as=write_closures(chosen.closures) or None,
                optional=True,
            ),
            _line("digests", "Digests to managers at", write_clocks(chosen.digests), "10:00, 15:00, or off."),
            _line(
                "grace",
                "Working time before a draft leaves",
                write_span(chosen.grace),
                "30 min to 2 days; a day is 8 hours.",
            ),
            *(_line(name, label, str(getattr(caps, name)), _bounds(name)) for name, label in _CAPS.items()),
            _line(
                "interruption_every",
                "Least time between two messages to a manager",
                write_span(caps.interruption_every),
                "15 min to 8 h. A digest is not counted.",
            ),
            _line(
                "reaction",
                "Reaction that makes a message a task",
                f":{chosen.reaction}:" if chosen.reaction else "",
                "A name such as :dart:, or off. It counts from the author, and from who is named in the message.",
            ),
            *_manager_field(chosen, user_fields),
        ),
    )


def _manager_field(chosen: Workplace, user_fields: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    """Return the choice among the profile fields that name people; none where there are none."""
    offered = dict(user_fields)
    return tuple(
        Field(
            name="manager_field",
            kind=FieldKind.PICK,
            label="Profile field that names who decides for somebody",
            hint="It is offered to who gives themselves a task, and nothing goes there before a yes.",
            options=user_fields,
            starts_as=chosen.manager_field if chosen.manager_field in offered else None,
            optional=True,
        )
        for _ in user_fields[:1]
    )


_CAPS = {
    "cards_a_task": "Cards about one task, at most",
    "cards_a_day": "Cards to one person a day, at most",
    "cards_a_week": "Cards to one person a week, at most",
    "interruptions_a_day": "Messages to a manager a day, at most",
}


def _bounds(name: str) -> str:
    least, most = CAP_BOUNDS[name]
    return f"{least} to {most}."


def wrong(fields: Mapping[str, ValueError]) -> dict[str, str]:
    """Say at each wrong field what to write."""
    return {name: told(error) for name, error in fields.items()}


_REACTION = "A name of letters, digits, _ or -, between colons or without them: dart, or :dart:."


def told(error: ValueError) -> str:
    """Say what is wrong, and what to write."""
    match error:
        case WeekError():
            return _WEEK[error.flaw].format(at=shorten(error.at, SHOWN_LENGTH))
        case ZoneError():
            return _zone(error)
        case UnknownRegionError():
            return _region(error)
        case DaysError():
            return _days(error)
        case DelegateError():
            return UNFIT[error.unfit]
        case ReactionError():
            return _REACTION
        case ChoiceError():
            return _CHOICE[error.flaw].format(least=_bound(error.least), most=_bound(error.most))
        case _:
            return "Choose one of those that are offered."


_WEEK = {
    WeekFlaw.UNREAD: "“{at}” cannot be read. Write days and hours, such as Mon-Thu 9:00-17:30, Fri 9-13.",
    WeekFlaw.NO_CLOCK: "“{at}” is no time of day. Write times such as 10:00, 15:00, or off.",
    WeekFlaw.NO_SPAN: "“{at}” cannot be read. Write a span such as 30 min, 2 h or 1 day.",
    WeekFlaw.NO_DAY: "Name at least one working day, such as Mon-Fri 9-17. To be left alone, use Pause until.",
    WeekFlaw.NO_HOURS: "{at} has no hours. Write them after the day, such as Fri 9-13, or leave the day out.",
    WeekFlaw.NO_SUCH_HOUR: "“{at}” is no time of day. Hours go from 0:00 to 24:00, and an end differs from its start.",
    WeekFlaw.TOO_LONG: "“{at}” would be longer than 14 hours. Write 9-17 for nine to five, 22-6 for a night shift.",
    WeekFlaw.OVERLAP: "Hours of {at} overlap others. Write each hour once.",
    WeekFlaw.TOO_MANY: "At most 4 times a day, such as 10:00, 15:00.",
}
_CHOICE = {
    ChoiceFlaw.NO_DATE: "Write a date such as 2026-12-24.",
    ChoiceFlaw.HALF: "Fill in both the first and the last day, or neither.",
    ChoiceFlaw.BACKWARDS: "This is before the first day. Pick a later one.",
    ChoiceFlaw.PAST: "This day is over. Pick a later one, or leave it empty.",
    ChoiceFlaw.TOO_FAR: "This is too far ahead: a pause ends within 180 days, anything else lies within 400.",
    ChoiceFlaw.OUT_OF_BOUNDS: "From {least} to {most}. Write a value within.",
}


def _bound(value: object) -> str:
    return write_span(value) if isinstance(value, timedelta) else str(value)


def _zone(error: ZoneError) -> str:
    near = f" Did you mean {_either(error.near)}?" if error.near else ""
    if error.offset:
        return "An offset is wrong when clocks change. Write a place, such as Europe/Berlin or America/New_York."
    return f"There is no such zone.{near} Write a place, such as Europe/Berlin or America/New_York."


def _region(error: UnknownRegionError) -> str:
    near = f" Did you mean {_either(error.known[:REGIONS_SHOWN])}?" if error.known else ""
    return f"There is no such country or region.{near} Write DE, DE-BY, GB-ENG, or none."


REGIONS_SHOWN = 8


def _either(names: tuple[str, ...]) -> str:
    return listing(names).replace(" and ", " or ")


def _days(error: DaysError) -> str:
    line = shorten(error.line, SHOWN_LENGTH)
    if error.turned:
        return f"“{line}” ends before it starts."
    if error.long:
        return f"“{line}” is longer than 60 days."
    return f"“{line}” cannot be read. Write 2026-12-24 - 2026-12-31 Christmas, one a line."


def kept(person: Person, held: int, comes_at: datetime | None, now: datetime) -> tuple[str, ...]:
    """Say what holds from now on, and what was held back."""
    return tuple(
        line
        for line in (
            f"Kept. You are written to {hours_of(person)}.",
            _absent(person, now),
            _paused(person, now),
            _held(person, held, comes_at, now),
        )
        if line
    )


def _absent(person: Person, now: datetime) -> str:
    away = absence_shown(person.preferences, now)
    if away is None:
        return ""
    last = away.end - MICROSECOND
    decides = "Whoever you named decides" if person.preferences.delegate_id else "Nobody is named to decide"
    return f"Away from {day(away.start, person.zone)} to {day(last, person.zone)}. {decides} meanwhile."


def _held(person: Person, held: int, comes_at: datetime | None, now: datetime) -> str:
    if not held or comes_at is None:
        return ""
    verb = "waits" if held == 1 else "wait"
    return f"{counted(held, 'message')} {verb} for you; they come from {when(comes_at, now, person.zone)} on."


WORKPLACE_KEPT = "Kept. It holds for everybody who chose nothing else."
PAUSE_USAGE = (
    "Write `{command} pause`, `{command} pause until 2026-12-24`, or `{command} pause off`. "
    "`{command} settings` has absences and who decides meanwhile."
)
PAUSED = "Paused until {until}. Nothing is sent before; what comes is kept and comes then. `{command}` still shows it."
NOT_PAUSED = "You are not paused."
PAUSE_OVER = "You hear from me again, in your hours."


def paused(person: Person, now: datetime, command: str) -> str:
    """Say until when somebody is left alone, and how to end it."""
    until = person.preferences.paused_until
    assert until is not None
    told = PAUSED.format(until=day(until, person.zone), command=command)
    return f"{told} `{command} pause off` ends it."


def pause_over(person: Person, held: int, comes_at: datetime | None, now: datetime) -> str:
    """Say what was held back meanwhile."""
    return f"{PAUSE_OVER} {_held(person, held, comes_at, now) or 'Nothing was held back.'}"
