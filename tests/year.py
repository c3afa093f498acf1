"""A year in a company of fifteen people in six zones: what they give each other, and what each makes of what comes."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from app.core.assignment import Answer, Chance, Hours, Ruling, Stages
from app.core.bank import LINE
from app.core.checkin import Case, PointState, drafted, point_state, with_decider
from app.core.events import (
    Acknowledged,
    Answered,
    Cancelled,
    Chose,
    ConsentGiven,
    DraftEdited,
    Event,
    GuessesWaived,
    HandedIn,
    Held,
    How,
    LookedAgain,
    LookedAt,
    ManagerAsked,
    PointRaised,
    QuietBecause,
    Quieted,
    Resumed,
    Ruled,
    SendAnyway,
    SendChosen,
    SettledAlready,
    SilenceSkipped,
    Started,
    StillUnclear,
    Understood,
    WhyNot,
    Withheld,
)
from app.core.messages import Action
from app.core.questions import PURPOSE
from app.core.screens import screen_of
from app.core.wording.plans import away_until
from app.core.worktime import add_working, add_working_days, next_open
from app.store.db import Db
from app.usecases.learn_person import learn_person
from tests.company import WORKSPACE, Company, Post

BEGINS, ENDS = datetime(2026, 1, 5, 6, tzinfo=UTC), datetime(2027, 1, 4, 6, tzinfo=UTC)
TASKS = 70
SEED = 20260105
MANAGERS = ("Ada", "Bela", "Chidi", "Dana")
# name, zone, settings: a part-timer, a night shift, one who begins in March, one without digests
STAFF: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Ada", "Europe/London", {"holidays": "GB-ENG"}),
    ("Bela", "Europe/Berlin", {"holidays": "DE-BY", "delegate": "Ada"}),
    ("Chidi", "America/New_York", {"holidays": "US", "digests": "none"}),
    ("Dana", "Asia/Tokyo", {"holidays": "JP", "digests": "9:30, 16:30"}),
    ("Emil", "Europe/Berlin", {"holidays": "DE-BY"}),
    ("Fay", "Europe/Berlin", {"holidays": "DE-BY", "hours": "Mon-Wed 9-12:30"}),
    ("Gus", "America/New_York", {"holidays": "US"}),
    ("Hina", "Asia/Tokyo", {"holidays": "JP"}),
    ("Ira", "Asia/Kolkata", {"holidays": "IN"}),
    ("Jay", "Asia/Kolkata", {"holidays": "IN", "hours": "Mon-Thu 22-6"}),
    ("Kim", "Pacific/Auckland", {"holidays": "NZ"}),
    ("Lou", "Pacific/Auckland", {"holidays": "NZ"}),
    ("Max", "Europe/London", {"first_day": "2026-03-02"}),
    ("Nia", "Europe/London", {"holidays": "GB-ENG", "reminders": "fewer"}),
    ("Oli", "America/New_York", {}),
)
# Tasks that are open while Bela is away, and when Lou's account goes.
SCENES = (
    *(("2026-07-02", "Bela", name) for name in ("Emil", "Gus", "Nia", "Oli", "Hina", "Ira")),
    *(("2026-10-08", name, "Lou") for name in ("Ada", "Chidi", "Dana")),
)
TEXTS = (
    "Estimate the inputs of model {n}. Parameters: adoption, lag, churn, price decline and k_max.",
    "Could you estimate how many hours it'll take us to evaluate applications for round {n}?",
    "Write the newsletter number {n}: cover, interview, agenda and imprint.",
    "Find out which of the vendors of list {n} can deliver before the summer, TBD which budget.",
    "Fix the export of report {n}: columns, totals and dates must stay as they are.",
    "Buy licences for team {n}, whichever is easier.",
    "Decide on the venue for meeting {n}: either the old hall or the library.",
    "Screen the candidates of batch {n}. Criteria: fit, writing, references.",
    "Estimate the parameters of plan {n}. Parameters: a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13 and a14.",
)
ODDS: dict[str, int] = {"card": 70, "draft": 55, "ask": 55, "digest": 45}


class Year(Company):
    """Seeded: the same year every time. `said` counts what was accepted and refused, `words` what was written."""

    def __init__(self, db: Db, now: datetime = BEGINS) -> None:
        super().__init__(db, now)
        self.dice = random.Random(SEED)
        self.said: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.changed: list[tuple[datetime, str]] = []
        self._token = 0
        self._texts = 0
        self._react: dict[Action, Callable[[Post], None]] = {
            Action.LOOK: self._on_notice,
            Action.OPEN_CARD: self._on_card,
            Action.LOOK_AGAIN: self._on_later_card,
            Action.CONSENT_GRACE: self._on_consent,
            Action.SEND: self._on_draft,
            Action.SEND_ANYWAY: self._on_kept,
            Action.ANSWER_ALL: self._on_ask,
            Action.UNDERSTOOD: self._on_answers,
            Action.CHOOSE: self._on_answers,
            Action.RESUME: self._on_hold,
            Action.START: self._on_start,
            Action.SKIP_SILENCE: self._on_silence,
            Action.GUESSES_FINE: self._on_vague,
        }

    async def play(self) -> None:
        """Let the year go by."""
        for name, zone, filled in STAFF:
            await self.hire(name, zone, **{key: text for key, text in filled.items() if key != "delegate"})
        await self.set("Bela", delegate="Ada")
        self._plan_absences()
        for day, giver, to in SCENES:
            at = datetime.fromisoformat(day).replace(hour=10, tzinfo=UTC)
            self.plan(at, giver, partial(self._give, giver, to, 25))
        for _ in range(TASKS - len(SCENES)):
            at = BEGINS + (ENDS - BEGINS - timedelta(days=14)) * self.dice.random()
            giver = self.dice.choice(MANAGERS)
            self.plan(next_open(at, self.people[giver].schedule), giver, partial(self._give, giver))

    def _plan_absences(self) -> None:
        """Six weeks of leave, two of a pause, a manager away twice, and an account that is deactivated in autumn."""
        for day, name, filled in (
            ("2026-02-02", "Gus", {"away_from": "2026-02-09", "away_to": "2026-03-22"}),
            ("2026-05-11", "Ira", {"pause": "2026-05-25"}),
            ("2026-07-01", "Bela", {"away_from": "2026-07-06", "away_to": "2026-07-31"}),
            ("2026-08-03", "Dana", {"away_from": "2026-08-03", "away_to": "2026-08-16"}),
            ("2026-09-14", "Kim", {"zone": "Asia/Tokyo"}),
        ):
            self.plan(datetime.fromisoformat(day).replace(hour=8, tzinfo=UTC), name, partial(self._set, name, filled))
        self.plan(datetime(2026, 10, 13, 11, tzinfo=UTC), "Lou", self._deactivate)

    async def _set(self, name: str, filled: dict[str, str]) -> None:
        self.acts(name)
        self.changed.append((self.now, name))
        await self.set(name, **filled)

    async def _deactivate(self) -> None:
        self.gone.add("Lou")
        self.changed.append((self.now, "Lou"))
        await self.world.run(learn_person, WORKSPACE, replace(self.people["Lou"], deleted=True))

    # what people do

    def chance(self, percent: int) -> bool:
        """Throw the dice."""
        return self.dice.random() * 100 < percent

    def word(self) -> str:
        """Write something that nobody else writes."""
        self._token += 1
        return f"wording-{self._token:05d}"

    def later(self, post: Post, hours: float, event: Callable[[Case], Event | None]) -> None:
        """Let the reader of `post` do something about its task within that much of their working time."""
        task = UUID(post.message.about)
        self.soon(post.to, task, hours, event)

    def soon(self, who: str, task: UUID, hours: float, event: Callable[[Case], Event | None]) -> None:
        """Let somebody do something about a task within that much of their working time, rarely at any hour."""
        span = timedelta(hours=hours * self.dice.random(), seconds=30)
        at = self.now + span if self.chance(8) else add_working(self.now, span, self.people[who].schedule)
        self.plan(at, who, partial(self._do, who, task, event))

    async def _do(self, who: str, task: UUID, event: Callable[[Case], Event | None]) -> None:
        if who in self.gone or (happens := event(self.case(task))) is None:
            return
        outcome = await self.do(task, happens)
        (self.refused if outcome.refusal else self.said)[type(happens).__name__] += 1
        if isinstance(happens, ConsentGiven):
            self.prefer(who)

    async def _give(self, giver: str, to: str = "", days: int | None = None) -> None:
        here = [name for name, *_ in STAFF if name != giver and name not in self.gone]
        to = to or self.dice.choice(here if giver == "Ada" else [name for name in here if name not in MANAGERS])
        again = self._texts > 10 and self.chance(3)
        self._texts += not again
        text = self.dice.choice(TEXTS).format(n=self._texts)
        days = days or self.dice.choice((1, 2, 3, 5, 8, 15, None))
        due = None if days is None else add_working_days(self.now, days, self.people[to].schedule)
        case = await self.give(
            giver,
            to,
            text,
            due_at=due,
            hours=self.dice.choice((*Hours, Hours.OVER_10, None)),
            brittle=self.dice.choice((True, False, None)),
            undecided=self.dice.choice((None, None, None, "which version")),
        )
        task = case.checkin.assignment_id
        if self.chance(90):
            until = due or add_working_days(self.now, 8, self.people[to].schedule)
            at = self.now + (until - self.now) * (0.4 + self.dice.random())
            dropped = self.dice.choice((to, giver)) if self.chance(8) else None
            ends = Cancelled(by=dropped) if dropped else HandedIn(by=to, guesses=frozenset())
            self.plan(at, to, partial(self._do, dropped or to, task, lambda _: ends))
        if self.chance(12):
            self.soon(to, task, 20, self._raises)
        if self.chance(6):
            self.soon(self.dice.choice((to, giver)), task, 30, lambda case: self._holds(case, giver))

    def _raises(self, case: Case) -> Event:
        answer = self.dice.choice((Answer.NOT_DECIDED, Answer.CONCERN, Answer.CANNOT_DO, Answer.WRONG_TASK))
        return PointRaised(by=case.checkin.assignee_id, answer=answer, words=self.word())

    def _holds(self, case: Case, giver: str) -> Event:
        return Held(by=self.dice.choice((case.checkin.assignee_id, giver)), reason=self.word())

    # what people make of a message

    def receives(self, post: Post) -> None:
        """Somebody reads a message and perhaps does one of the things it offers."""
        message = post.message
        offered = {choice.action for choice in (*message.choices, *(c for p in message.points for c in p.choices))}
        if message.kind.value == "digest":
            self._on_digest(post)
            return
        for action, react in self._react.items():
            if action in offered and message.about:
                react(post)
                return

    def _on_notice(self, post: Post) -> None:
        if self.chance(60):
            self.later(post, 4, lambda _: LookedAt(by=post.to))

    def _on_card(self, post: Post) -> None:
        if self.chance(ODDS["card"]):
            self.later(post, 5, self._answers)
        elif self.chance(10):
            self.later(post, 3, lambda _: Quieted(by=post.to, why=QuietBecause.TOO_MANY))

    def _answers(self, case: Case) -> Event | None:
        if case.checkin.asked_at is None or case.checkin.answered_at is not None:
            return None
        screen = screen_of(case)
        likely = (Answer.CLEAR,) * 5 + (Answer.GUESS, Answer.UNCLEAR, Answer.NOT_DECIDED)
        lines = [q.id for q in screen.questions if q.answer_type is LINE and not q.items and q.id != PURPOSE]
        asks_purpose = any(question.id == PURPOSE for question in screen.questions)
        return Answered(
            by=case.checkin.assignee_id,
            items={item.number: self.dice.choice(likely) for item in screen.items},
            definitions={item.number: self.word() for item in screen.items if self.chance(50)},
            purpose=self.word() if asks_purpose and self.chance(50) else None,
            purpose_unsure=asks_purpose,
            stages=self.dice.choice(tuple(Stages)) if any(q.id == "PR1" for q in screen.questions) else None,
            chance=self.dice.choice((*Chance, None)),
            concern=self.word() if self.chance(10) else None,
            answers={name: self.word() if self.chance(50) else "" for name in lines},
        )

    def _on_later_card(self, post: Post) -> None:
        trigger = next(c.about for c in post.message.choices if c.action is Action.LOOK_AGAIN)
        if self.chance(50):
            self.later(
                post,
                6,
                lambda _: LookedAgain(
                    by=post.to,
                    trigger=trigger,  # type: ignore[arg-type]  # its value
                    settles=self.word() if self.chance(40) else None,
                    method=self.word() if self.chance(40) else None,
                    method_unknown=self.chance(20),
                ),
            )

    def _on_consent(self, post: Post) -> None:
        if self.chance(80):
            grace = self.chance(85)
            self.later(post, 2, lambda _: ConsentGiven(by=post.to, after_grace=grace))

    def _on_draft(self, post: Post) -> None:
        if post.fresh and self.chance(ODDS["draft"]):
            self.later(post, 4, self._with_draft)

    def _with_draft(self, case: Case) -> Event | None:
        who, points = case.checkin.assignee_id, drafted(case.checkin)
        if not points:
            return None
        if case.delegate is not None and away_until(case, self.now):
            return SendChosen(by=who, version=case.checkin.draft_version, delegate=True)
        word = {points[0].number: self.word()}
        return self.dice.choice(
            (
                SendChosen(by=who, version=case.checkin.draft_version),
                SendChosen(by=who, version=case.checkin.draft_version),
                Withheld(by=who, why=WhyNot.NOT_WORTH_IT),
                SettledAlready(by=who, how=How.FOUND, points=(points[0].number,)),
                SettledAlready(by=who, how=How.ASKED),
                DraftEdited(by=who, definitions=word),
                DraftEdited(by=who, opening=self.word()),
            )
        )

    def _on_kept(self, post: Post) -> None:
        if self.chance(20):
            self.later(post, 4, lambda _: SendAnyway(by=post.to))

    def _on_ask(self, post: Post) -> None:
        if self.chance(ODDS["ask"]):
            self.later(post, 10, lambda case: self._decides(case, post.to))

    def _decides(self, case: Case, who: str) -> Event | None:
        points = with_decider(case.checkin)
        if not points:
            return None
        wordy = (Ruling.CORRECTED, Ruling.CORRECTED, Ruling.VAGUE)
        some = points if self.chance(70) else points[:1]
        ruled = {p.number: self.dice.choice((*Ruling, *wordy, Ruling.RIGHT)) for p in some}
        rules = Ruled(by=who, rulings={number: (ruling, self.word()) for number, ruling in ruled.items()})
        return self.dice.choice((rules,) * 6 + (Acknowledged(by=who), Acknowledged(by=who), GuessesWaived(by=who)))

    def _on_digest(self, post: Post) -> None:
        tasks = {choice.task for point in post.message.points for choice in point.choices if choice.task}
        for task in sorted(tasks):
            if self.chance(ODDS["digest"]):
                self.soon(post.to, UUID(task), 3, lambda case: self._from_digest(case, post.to))

    def _from_digest(self, case: Case, who: str) -> Event | None:
        if case.checkin.silent_since is not None and not with_decider(case.checkin):
            return self.dice.choice((SilenceSkipped(by=who), ManagerAsked(by=who, words=self.word())))
        return self._decides(case, who)

    def _on_answers(self, post: Post) -> None:
        if self.chance(75):
            self.later(post, 8, self._takes)

    def _takes(self, case: Case) -> Event | None:
        who = case.checkin.assignee_id
        for point in case.checkin.points:
            if point_state(point) is PointState.TO_CHOOSE:
                return Chose(by=who, point=point.number, words=self.word())
            if point.ruling is Ruling.CORRECTED and not point.understood:
                unclear = StillUnclear(by=who, point=point.number, words=self.word())
                return unclear if self.chance(25) else Understood(by=who, point=point.number)
        return None

    def _on_hold(self, post: Post) -> None:
        if self.chance(70):
            self.later(post, 25, lambda _: Resumed(by=post.to))

    def _on_start(self, post: Post) -> None:
        if self.chance(60):
            self.later(post, 6, lambda _: Started(by=post.to))

    def _on_silence(self, post: Post) -> None:
        if self.chance(60):
            self.later(post, 6, lambda case: self._from_digest(case, post.to))

    def _on_vague(self, post: Post) -> None:
        if self.chance(60):
            self.later(post, 6, lambda _: GuessesWaived(by=post.to))
