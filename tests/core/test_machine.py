"""Whatever happens in whatever order: nothing is lost, nothing leaves unseen, nothing withheld is sent."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.core import events as happened
from app.core.alarms import next_due
from app.core.asking import open_checkin
from app.core.assignment import Answer, Chance, Crux, Form, Offer, Plan, Route, Ruling, Stages, Trigger
from app.core.checkin import FINISHED, CheckIn, PointState, open_points, point_state, task_state, waits_for
from app.core.events import Event, How, Shown, WhyNot
from app.core.evolving import evolve
from app.core.extraction import extract
from app.core.messages import Message, MessageKind
from app.core.people import Consent
from app.core.transitions import decide
from app.core.wording.changing import new_items
from app.core.worktime import is_open
from tests.core.play import ESSAY_2, MAYA, MONDAY_10, PRIYA, THURSDAY, task

TEXTS = ("Estimate these: price and demand", "Estimate these parameters: price, energy use and k_max", "Estimate these")
ITEMS = ("price", "demand", "k_max")
PEOPLE = st.sampled_from([MAYA.id, PRIYA.id, "U0FINN"])
MARK = "◆"
RULINGS = [Ruling.RIGHT, Ruling.CORRECTED, Ruling.YOU_CHOOSE, Ruling.NOT_NEEDED, Ruling.WAIVED, Ruling.TALK]


class AnyOrder(RuleBasedStateMachine):
    """One check-in, and everybody around it doing anything at any time."""

    @initialize(
        brittle=st.sampled_from([True, False, None]),
        process=st.booleans(),
        own=st.booleans(),
        consent=st.sampled_from(list(Consent)),
        due=st.sampled_from([THURSDAY, None, MONDAY_10 + timedelta(hours=2)]),
    )
    def given(self, brittle, process, own, consent, due):
        assignment = task(
            ESSAY_2 if process else "Estimate these", () if process else ITEMS, brittle=brittle, due_at=due
        )
        if own:
            assignment = replace(assignment, giver_id=MAYA.id)
        self.now, self.marks, self.actor = MONDAY_10, 0, assignment.giver_id
        self.said: list[Message] = []
        self.entries = []
        self.answers: dict[int, Answer] = {}
        self.seen_by_maya: set[str] = set()
        self.waiting: dict[int, Message] = {}
        self.ended: CheckIn | None = None
        decision = open_checkin(
            assignment,
            assignment_id=UUID(int=1),
            number=1,
            assignee=replace(MAYA, consent=consent),
            manager=None if own else PRIYA,
            now=self.now,
        )
        self.case = decision.case
        self._take(decision)

    def _take(self, decision):
        self.case = decision.case
        self.entries.extend(decision.entries)
        for message in decision.messages:
            reader = MAYA if message.to == MAYA.id else PRIYA
            by_themselves = self.actor == message.to
            assert by_themselves or is_open(message.not_before or self.now, reader.schedule), "outside of hours"
            self.said.append(message)
            if message.kind is MessageKind.DRAFT and message.version and message.foot:
                self.waiting[message.version] = message
            if message.to == PRIYA.id:
                self._check_message_to_manager(message)

    def _check_message_to_manager(self, message: Message) -> None:
        checkin = self.case.checkin
        assert checkin.manager_accepted and not checkin.private
        unseen = {word for word in message.text.split() if MARK in word} - self.seen_by_maya
        assert not unseen, f"never shown to its author: {unseen}"
        withheld = {
            word
            for point in checkin.points
            if point.route in {Route.WITHHELD, Route.SETTLED}
            for word in self.case.read(point.definition).split()
            if MARK in word
        }
        assert not withheld & set(message.text.split()), "withheld words were sent"
        assert not any(why.value in message.text for why in WhyNot)
        assert not any(chance.value in message.text for chance in Chance)

    def _do(self, event: Event) -> None:
        self.actor = event.by
        decision = decide(self.case, event, self.now)
        assert decide(self.case, event, self.now) == decision
        if decision.refusal is not None:
            assert decision.case == self.case and not decision.messages and not decision.entries
        self._take(decision)

    def _text(self) -> str:
        self.marks += 1
        return f"{MARK}{self.marks} words"

    def _reply(self) -> str:
        return "as Priya says"

    # everybody, at any time

    @rule(by=PEOPLE)
    def look(self, by: str) -> None:
        self._do(happened.LookedAt(by=by))

    @rule(
        by=PEOPLE,
        answers=st.lists(st.sampled_from([Answer.CLEAR, Answer.GUESS, Answer.UNCLEAR]), min_size=3, max_size=3),
        chance=st.sampled_from([None, *Chance]),
        concern=st.booleans(),
        stages=st.sampled_from([None, *Stages]),
        unsure=st.booleans(),
    )
    def answer(self, *, by, answers, chance, concern, stages, unsure):
        items = {n: answers[n - 1] for n in range(1, len(self.case.checkin.items) + 1)}
        self._do(
            happened.Answered(
                by=by,
                items=items,
                definitions={1: self._text()} if items else {},
                purpose=None if unsure else "to plan",
                purpose_unsure=unsure,
                chance=chance,
                concern=self._text() if concern else None,
                stages=stages if not items else None,
                crux=Crux.NOT_SURE,
                offer=Offer.NAME,
            )
        )

    @rule(by=PEOPLE, answer=st.sampled_from([Answer.CANNOT_DO, Answer.NOT_DECIDED, Answer.CONCERN, Answer.WRONG_TASK]))
    def raise_point(self, by: str, answer: Answer) -> None:
        self._do(happened.PointRaised(by=by, answer=answer, words=self._text()))

    @rule(by=PEOPLE, form=st.sampled_from([None, Form.CANNOT_DO, Form.UNKNOWN_ITEMS]), point=st.integers(1, 4))
    def define(self, by: str, form: Form | None, point: int) -> None:
        self._do(happened.Defined(by=by, definitions={point: self._text()}, form=form))

    @rule(by=PEOPLE, point=st.integers(1, 4), opening=st.booleans())
    def edit(self, by: str, point: int, opening: bool) -> None:
        words = self._text() if opening else None
        self._do(happened.DraftEdited(by=by, opening=words, definitions={point: self._text()}))

    @rule(by=PEOPLE, item=st.integers(1, 4))
    def add_item(self, by: str, item: int) -> None:
        if item <= len(self.case.checkin.items):
            self._do(happened.ItemsAdded(by=by, definitions={item: self._text()}))

    @rule(by=PEOPLE, behind=st.sampled_from([0, 0, 1]))
    def send(self, by: str, behind: int) -> None:
        version = self.case.checkin.draft_version - behind
        if message := self.waiting.get(version):
            self._see(message)
        self._do(happened.SendChosen(by=by, version=version))

    @rule(by=PEOPLE, why=st.sampled_from(list(WhyNot)))
    def withhold(self, by: str, why: WhyNot) -> None:
        self._do(happened.Withheld(by=by, why=why))

    @rule(by=PEOPLE, how=st.sampled_from(list(How)), points=st.sampled_from([(), (1,), (2,)]))
    def settle(self, by: str, how: How, points: tuple[int, ...]) -> None:
        self._do(happened.SettledAlready(by=by, how=how, points=points))

    @rule(by=PEOPLE, after_grace=st.booleans())
    def consent(self, by: str, after_grace: bool) -> None:
        if by == MAYA.id:
            chosen = Consent.AFTER_GRACE if after_grace else Consent.ALWAYS_WAIT
            self.case = replace(self.case, assignee=replace(self.case.assignee, consent=chosen))
        self._do(happened.ConsentGiven(by=by, after_grace=after_grace))

    @rule(by=PEOPLE, point=st.integers(1, 5), ruling=st.sampled_from(RULINGS))
    def rule_on(self, by: str, point: int, ruling: Ruling) -> None:
        self._do(happened.Ruled(by=by, rulings={point: (ruling, self._reply())}))

    @rule(by=PEOPLE, point=st.integers(1, 5))
    def respond(self, by: str, point: int) -> None:
        self._do(happened.Understood(by=by, point=point))

    @rule(by=PEOPLE, point=st.integers(1, 5))
    def still_unclear(self, by: str, point: int) -> None:
        self._do(happened.StillUnclear(by=by, point=point, words=self._text()))

    @rule(by=PEOPLE, point=st.integers(1, 5))
    def choose(self, by: str, point: int) -> None:
        words = self._text()
        self.seen_by_maya |= {word for word in words.split() if MARK in word}  # typed for Priya, and told so
        self._do(happened.Chose(by=by, point=point, words=words))

    @rule(by=PEOPLE, item=st.integers(1, 4))
    def manager_defines(self, by: str, item: int) -> None:
        self._do(happened.ItemsDefined(by=by, definitions={item: "as Priya defines it"}))

    @rule(by=PEOPLE)
    def manager_would_rather_meet(self, by: str) -> None:
        self._do(happened.MeetingProposed(by=by))

    @rule(by=PEOPLE)
    def ask_all(self, by: str) -> None:
        self._do(happened.AskAllChosen(by=by))

    @rule(by=PEOPLE)
    def hold(self, by: str) -> None:
        self._do(happened.Held(by=by))

    @rule(by=PEOPLE)
    def resume(self, by: str) -> None:
        self._do(happened.Resumed(by=by))

    @rule(by=PEOPLE, guesses=st.sampled_from([None, frozenset(), frozenset({1})]))
    @precondition(lambda self: self.marks > 6)
    def hand_in(self, by: str, guesses: frozenset[int] | None) -> None:
        self._do(happened.HandedIn(by=by, guesses=guesses))

    @rule(by=PEOPLE)
    @precondition(lambda self: self.marks > 8)
    def cancel(self, by: str) -> None:
        self._do(happened.Cancelled(by=by))

    @rule(by=PEOPLE, accepted=st.booleans())
    def name_manager(self, by: str, accepted: bool) -> None:
        self._do(happened.ManagerNamed(by=by, manager=PRIYA, accepted=accepted))

    @rule(by=PEOPLE, yes=st.booleans())
    def manager_replies(self, by: str, yes: bool) -> None:
        self._do(happened.ManagerReplied(by=by, yes=yes))

    @rule(by=PEOPLE)
    def keep_private(self, by: str) -> None:
        self._do(happened.KeptPrivate(by=by))

    @rule(reader=st.sampled_from([MAYA.id, PRIYA.id]), deactivated=st.booleans())
    @precondition(lambda self: self.marks > 8)
    def not_delivered(self, reader: str, deactivated: bool) -> None:
        self._do(happened.NotDelivered(key="a message", reader_id=reader, deactivated=deactivated))

    @rule(by=PEOPLE, plan=st.sampled_from(list(Plan)))
    def plan(self, by: str, plan: Plan) -> None:
        self._do(happened.PlanChosen(by=by, plan=plan))

    @rule(by=PEOPLE)
    def acknowledge(self, by: str) -> None:
        self._do(happened.Acknowledged(by=by))

    @rule(by=PEOPLE)
    @precondition(lambda self: self.marks > 4)
    def quiet(self, by: str) -> None:
        self._do(happened.Quieted(by=by, why=happened.QuietBecause.TOO_MANY))

    @rule(by=PEOPLE)
    def start(self, by: str) -> None:
        self._do(happened.Started(by=by))

    @rule(by=PEOPLE, trigger=st.sampled_from(list(Trigger)), settles=st.booleans(), unknown=st.booleans())
    def look_again(self, by: str, trigger: Trigger, settles: bool, unknown: bool) -> None:
        said = self._text() if settles else None
        self._do(happened.LookedAgain(by=by, trigger=trigger, settles=said, method_unknown=unknown))

    @rule(by=PEOPLE)
    def skip_silence(self, by: str) -> None:
        self._do(happened.SilenceSkipped(by=by))

    @rule(by=PEOPLE)
    def ask_in_person(self, by: str) -> None:
        self._do(happened.ManagerAsked(by=by, words="how is it going"))

    @rule(by=PEOPLE)
    def keep_on(self, by: str) -> None:
        self._do(happened.KeptOn(by=by))

    @rule()
    def list_in_digest(self) -> None:
        self._do(happened.Listed())

    @rule(by=st.sampled_from([None, MAYA.id, PRIYA.id]), text=st.sampled_from(TEXTS))
    def change_text(self, by: str | None, text: str) -> None:
        self._do(happened.TextChanged(by=by, text=text, found=extract(text)))

    @rule(
        by=PEOPLE, behind=st.sampled_from([0, 0, 1]), effect=st.sampled_from(list(happened.Effect)), clear=st.booleans()
    )
    def answer_change(self, by: str, behind: int, effect: happened.Effect, clear: bool) -> None:
        said = Answer.CLEAR if clear else Answer.UNCLEAR
        self._do(
            happened.ChangeAnswered(
                by=by,
                version=self.case.checkin.text_version - behind,
                effect=effect,
                part=self._text(),
                items=dict.fromkeys((item.number for item in new_items(self.case)), said),
            )
        )

    @rule(by=st.sampled_from([None, MAYA.id, PRIYA.id]), due=st.sampled_from([THURSDAY, None, MONDAY_10]))
    def change_due(self, by: str | None, due: datetime | None) -> None:
        self._do(happened.DueChanged(by=by, due_at=due))

    @rule(by=st.sampled_from([None, MAYA.id, PRIYA.id]))
    @precondition(lambda self: self.marks > 8)
    def reassign(self, by: str | None) -> None:
        self._do(happened.Reassigned(by=by, to=UUID(int=2), ref="T-2", name="Finn"))

    @rule(by=st.sampled_from([None, MAYA.id, PRIYA.id]), how=st.sampled_from(list(happened.Ending)))
    @precondition(lambda self: self.marks > 8)
    def end_at_source(self, by: str | None, how: happened.Ending) -> None:
        self._do(happened.EndedAtSource(by=by, how=how))

    # time and delivery

    def _see(self, message: Message) -> None:
        self.seen_by_maya |= {word for word in message.text.split() if MARK in word}

    @rule(newest=st.booleans())
    def deliver_draft(self, newest: bool) -> None:
        if self.waiting:
            message = self.waiting[max(self.waiting) if newest else min(self.waiting)]
            self._see(message)
            self._do(Shown(version=message.version))

    @rule(span=st.sampled_from([timedelta(minutes=5), timedelta(hours=3), timedelta(days=1), timedelta(days=4)]))
    def wait(self, span: timedelta) -> None:
        target = self.now + span
        while (due := next_due(self.case.checkin)) is not None and due <= target:
            self.now = max(self.now, due)
            self._do(happened.DeadlinePassed())
            again = next_due(self.case.checkin)
            assert again is None or again > self.now, "a deadline that never goes away"
        self.now = target

    # what always holds

    @invariant()
    def no_uncertainty_is_lost_or_becomes_another(self) -> None:
        points = {point.number: point.answer for point in self.case.checkin.points}
        assert all(points[number] is answer for number, answer in self.answers.items())
        self.answers.update(points)

    @invariant()
    def every_open_point_waits_for_somebody(self) -> None:
        checkin = self.case.checkin
        asked = {m.key for m in self.said if m.to == PRIYA.id and m.kind is MessageKind.ASK}
        for point in open_points(checkin):
            assert waits_for(checkin, point) is not None
            if point_state(point) is PointState.SENT:
                assert f"ask:{checkin.assignment_id}:{point.batch}" in asked or point.batch in checkin.digested

    @invariant()
    def what_ended_stays_as_it_is(self) -> None:
        if self.ended is not None:
            assert self.case.checkin == self.ended
        elif task_state(self.case.checkin) in FINISHED:
            self.ended = self.case.checkin
            assert next_due(self.case.checkin) is None

    @invariant()
    def the_record_gives_the_state(self) -> None:
        first, *rest = self.entries
        state = CheckIn(**first.changes)
        for entry in rest:
            state = evolve(state, entry.target, entry.changes)
        assert state == self.case.checkin

    @invariant()
    def messages_fit_and_keep_their_tone(self) -> None:
        for message in self.said[-6:]:
            assert message.text.strip()
            assert 2 * len(message.points) + len(message.paragraphs) + 4 <= 50
            assert "!" not in message.text
            assert "sorry" not in message.text.casefold()
            labels = [c.label for c in (*message.choices, *(c for p in message.points for c in p.choices))]
            assert all(len(label) <= 75 for label in labels)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=150, stateful_step_count=40, deadline=None, database=None, derandomize=True, phases=[Phase.generate]
)
