"""A year in a company of fifteen people in six zones, judged by its record and by what reached whom, and when."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from app.core.audit import Finding
from app.core.caps import Caps
from app.core.checkin import Case, CheckIn
from app.core.record import EntryName
from app.core.wording.phrases import when
from app.core.wording.story import Told
from app.core.worktime import DAY, zone_of
from app.store import checkins, record
from app.store.tx import Tx
from tests.company import WORKSPACE, Post, opened
from tests.year import BEGINS, ENDS, TASKS, Year

CAPS = Caps()
INTERRUPTS = {"ask", "chase", "plan-told", "needed"}
SENT = {EntryName.SENT, EntryName.SENT_BY_DEFAULT}
# What may be said to an assignee about a task on hold: that there is one, that it is on hold, answers, and what became
# of their draft.
ON_HOLD = {
    "look",
    "hold",
    "draft",
    "answers",
    "standing",
    "versions",
    "plan-ran",
    "asked",
    "talk",
    "cancelled",
    "closed",
}

HAPPENS = (
    *(EntryName.SENT, EntryName.SENT_BY_DEFAULT, EntryName.WITHHELD, EntryName.SETTLED),
    *(EntryName.REMINDED, EntryName.SILENCE_TOLD, EntryName.ASKED_AGAIN, EntryName.PUT_OFF, EntryName.DROPPED),
    *(EntryName.CHASED, EntryName.PLAN_RAN, EntryName.ACKNOWLEDGED, EntryName.CAME_BACK, EntryName.DELEGATED),
    *(EntryName.HOLD, EntryName.RESUME, EntryName.CANCELLED, EntryName.HANDED_IN, EntryName.CLOCKS_STOPPED),
)


@dataclass(frozen=True, kw_only=True)
class Story:
    """One task as the store holds it in the end, with everything its record tells and everything that was said."""

    case: Case
    entries: list[Told]
    posts: list[Post]
    replayed: CheckIn
    intact: bool

    @property
    def ref(self) -> str:
        return self.case.checkin.ref


@dataclass(frozen=True, kw_only=True)
class Told365:
    """The year as it is judged."""

    year: Year
    stories: list[Story]
    found: list[Finding]


def stories_of(tx: Tx, year: Year) -> list[Story]:
    posts: dict[UUID, list[Post]] = {}
    for post in year.posts:
        if post.task:
            posts.setdefault(post.task, []).append(post)
    found = []
    for number in range(1, TASKS + 1):
        case = checkins.by_number(tx, WORKSPACE, number)
        assert case is not None
        key = WORKSPACE, case.checkin.assignment_id
        found.append(
            Story(
                case=case,
                entries=record.told(tx, *key),
                posts=posts[key[1]],
                replayed=record.replay(tx, *key),
                intact=record.is_intact(tx, *key),
            )
        )
    return found


def day_of(post: Post) -> date:
    return post.at.astimezone(zone_of(post.zone)).date()


Broken = Iterator[str]


def written_to_outside_their_hours(told: Told365) -> Broken:
    """What answers somebody's own act of that very instant is no intrusion."""
    yield from (str(post) for post in told.year.posts if not post.in_hours and not post.own)


def more_cards_than_allowed(told: Told365) -> Broken:
    """Two a day, six in seven days, five for a task. Who taps for one gets it, and it counts."""
    cards = [post for post in told.year.posts if post.fresh and post.what == "card"]
    for card in (card for card in cards if not card.own):
        days = [day_of(card) - day_of(one) for one in cards if one.to == card.to]
        if days.count(timedelta(0)) > CAPS.cards_a_day and is_last(card, cards):
            yield f"a day: {card}"
        if sum(timedelta(0) <= ago < 7 * DAY for ago in days) > CAPS.cards_a_week and is_last(card, cards):
            yield f"a week: {card}"
    for story in told.stories:
        if len(story.case.checkin.cards) > CAPS.cards_a_task:
            yield f"a task: {story.ref}"


def is_last(card: Post, cards: list[Post]) -> bool:
    """Whether nobody tapped for another one later that day: those are theirs to ask for."""
    return not any(one.to == card.to and one.own and one.at > card.at and day_of(one) == day_of(card) for one in cards)


def more_than_one_reminder(told: Told365) -> Broken:
    """One to the assignee for a task, one to whoever decides for a message."""
    for story in told.stories:
        kinds = Counter(post.message.key for post in story.posts if post.fresh and post.what in {"remind", "chase"})
        yield from (f"{story.ref} {key}: {n}" for key, n in kinds.items() if n > 1)
        if sum(key.startswith("remind") for key in kinds) > 1:
            yield story.ref


def more_interruptions_than_allowed(told: Told365) -> Broken:
    """One in two hours, four a day; further pages of one message are one, and a reply to one's own act is none."""
    pings = [post for post in told.year.posts if post.fresh and post.what in INTERRUPTS and not post.message.replies]
    pings = [post for post in pings if post.message.key.count(":") < 3]
    for ping in (ping for ping in pings if not ping.own):
        before = [one for one in pings if one.to == ping.to and one.at <= ping.at and one is not ping]
        if any(ping.at - one.at < CAPS.interruption_every for one in before):
            yield f"within two hours: {ping} after {[str(one) for one in before][-1]}"
        if sum(day_of(one) == day_of(ping) for one in before) >= CAPS.interruptions_a_day:
            yield f"a day: {ping}"


def digests_at_other_times(told: Told365) -> Broken:
    """At the times their reader chose, once each."""
    seen = set()
    for post in told.year.posts:
        if post.what == "digest" and post.fresh:
            reader = told.year.people[post.to]
            local = post.at.astimezone(zone_of(post.zone))
            if local.time() not in reader.digests or (post.to, local) in seen:
                yield str(post)
            seen.add((post.to, local))


def written_to_without_being_part_of_it(told: Told365) -> Broken:
    """Only who does a task, who decides about it, and who decides meanwhile: nobody above them."""
    for story in told.stories:
        checkin = story.case.checkin
        named = {entry.changes.get("delegate_id") for entry in story.entries if entry.name is EntryName.DELEGATED}
        yield from (
            str(post) for post in story.posts if post.to not in {checkin.assignee_id, checkin.manager_id, *named}
        )


def promises_not_kept(told: Told365) -> Broken:
    """A draft leaves exactly when its last showing said, and arrives then unless its reader's hours changed since."""
    for story in told.stories:
        promised: datetime | None = None
        for entry in story.entries:
            if promised and entry.at > promised and story.case.checkin.manager_accepted:
                yield f"{story.ref}: promised {promised}, then {entry.name} at {entry.at}"
            if entry.name is EntryName.SENT_BY_DEFAULT and entry.target[0] == "task":
                yield from _unkept(story, entry, promised, told.year)
            if "release_at" in entry.changes:
                value = entry.changes["release_at"]
                promised = None if value is None else datetime.fromisoformat(value)


def _unkept(story: Story, entry: Told, promised: datetime | None, year: Year) -> Broken:
    if promised != entry.at:
        yield f"{story.ref}: promised {promised}, sent {entry.at}"
    shown = [post for post in story.posts if post.what == "draft" and post.at < entry.at]
    if not any(when(entry.at, shown[-1].at, shown[-1].zone) in part for part in shown[-1].message.paragraphs):
        yield f"{story.ref}: sent {entry.at}, shown {shown[-1].message.paragraphs}"
    arrived = next(post for post in story.posts if post.what == "ask" and post.fresh and post.at >= entry.at)
    changed = any(shown[-1].at <= at <= entry.at and who == arrived.to for at, who in year.changed)
    if arrived.at != entry.at and not changed:
        yield f"{story.ref}: promised {entry.at}, arrived {arrived.at}"


def withheld_and_sent_all_the_same(told: Told365) -> Broken:
    """What its author kept leaves only after they took it up again."""
    for story in told.stories:
        kept: set[int] = set()
        for entry in story.entries:
            if entry.target[0] == "point":
                number = int(entry.target[1])
                if entry.changes.get("route") == "withheld":
                    kept.add(number)
                elif entry.name is EntryName.TAKEN_UP:
                    kept.discard(number)
                elif entry.name in SENT and number in kept:
                    yield f"{story.ref} {number}"


def words_of_drafts_that_others_read(told: Told365) -> Broken:
    """Nobody but their author reads what the assignee wrote before it was sent, or what was changed before."""
    for story in told.stories:
        free, assignee = _freed(story), story.case.checkin.assignee_id
        for post in (post for post in story.posts if post.to != assignee):
            text = post.message.text
            for number, words in story.case.words.items():
                if words.startswith("wording-") and words in text and post.at < free.get(number, ENDS):
                    yield f"{story.ref} {words}: {post}"


def _freed(story: Story) -> dict[int, datetime]:
    """Return since when which words may be read by whoever decides: as points and openings went; theirs at once."""
    free: dict[int, datetime] = {}
    definitions: dict[int, int] = {}
    opening: int | None = None
    for entry in story.entries:
        changes = entry.changes
        if entry.target[0] == "point":
            number = int(entry.target[1])
            if changes.get("definition"):
                definitions[number] = changes["definition"]
            if entry.name in SENT or entry.name is EntryName.CHOSE:
                free.setdefault(definitions.get(number, 0), entry.at)
        if entry.name in SENT and entry.target[0] == "task":
            free.setdefault(changes["openings"][-1], entry.at)
            if opening is not None:
                free.setdefault(opening, entry.at)
        opening = changes.get("opening", opening)
        for field in ("reply", "manager_asked", "purpose", "hold_reason"):
            if changes.get(field) and (entry.actor != story.case.checkin.assignee_id or field != "purpose"):
                free.setdefault(changes[field], entry.at)
    return free


def asked_while_on_hold(told: Told365) -> Broken:
    """While a task is on hold its assignee is asked nothing about it."""
    for story in told.stories:
        for start, end in _holds(story):
            yield from (
                str(post)
                for post in story.posts
                if post.to == story.case.checkin.assignee_id
                and start < post.at < end
                and not post.own
                and post.what not in ON_HOLD
            )


def _holds(story: Story) -> Iterator[tuple[datetime, datetime]]:
    start: datetime | None = None
    for entry in story.entries:
        if entry.name is EntryName.HOLD:
            start = entry.at
        elif start and (
            entry.name is EntryName.RESUME or "cancelled_at" in entry.changes or "handed_in_at" in entry.changes
        ):
            yield start, entry.at
            start = None
    if start:
        yield start, ENDS


def written_to_without_an_account(told: Told365) -> Broken:
    """Nothing is even tried once Slack has said that an account is gone."""
    since = next(at for at, who in told.year.changed if who == "Lou")
    yield from (str(post) for post in told.year.posts if post.to == "Lou" and post.at >= since)


def records_that_tell_another_story(told: Told365) -> Broken:
    """Each record is whole and replays to the state as it is stored."""
    yield from (s.ref for s in told.stories if s.replayed != s.case.checkin or not s.intact)


def what_never_happened(told: Told365) -> Broken:
    """A year in which something did not happen proves nothing about it."""
    happened = {entry.name for story in told.stories for entry in story.entries}
    yield from (name.value for name in HAPPENS if name not in happened)


def stuck(told: Told365) -> Broken:
    """What an audit found at the end of any month."""
    yield from (f"{one.ref} {one.fault} {one.since}" for one in told.found)


RULES: tuple[Callable[[Told365], Broken], ...] = (
    written_to_outside_their_hours,
    more_cards_than_allowed,
    more_than_one_reminder,
    more_interruptions_than_allowed,
    digests_at_other_times,
    written_to_without_being_part_of_it,
    promises_not_kept,
    withheld_and_sent_all_the_same,
    words_of_drafts_that_others_read,
    asked_while_on_hold,
    written_to_without_an_account,
    records_that_tell_another_story,
    what_never_happened,
    stuck,
)


async def live(url: str) -> Told365:
    """Live the year, with an audit at the end of each month."""
    async with opened(url, BEGINS, Year) as year:
        assert isinstance(year, Year)
        await year.play()
        found = []
        for month in range(12):
            end = datetime(2026 + (month == 11), (month + 1) % 12 + 1, 1, 6, tzinfo=BEGINS.tzinfo)
            await year.wait_until(end)
            found += (await year.auditor.look())[1]
        return Told365(year=year, stories=year.db.read_now(lambda tx: stories_of(tx, year)), found=found)


async def test_in_a_year_nobody_is_written_to_out_of_turn_and_nothing_is_stuck(
    sqlite_template: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'checkin.db'}"
    (tmp_path / "checkin.db").write_bytes(sqlite_template.read_bytes())
    told = await live(url)
    assert {rule.__name__: found for rule in RULES if (found := list(rule(told)))} == {}
