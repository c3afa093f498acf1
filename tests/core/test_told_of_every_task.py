"""Complaint 24: not told when a task is created or assigned through another surface."""

from uuid import UUID

import pytest

from app.core.asking import Basis
from app.core.assignment import Source
from app.core.extraction import extract
from app.core.people import Person
from app.core.reassigning import Successor, take_over
from tests.core.play import ESSAY_1, MAYA, MONDAY_10, PRIYA, Play, task

FINN = Person(id="U0FINN", name="Finn", slack_zone="Europe/London")


@pytest.mark.parametrize("source", list(Source))
def test_complaint_24_a_task_given_through_any_surface_is_told_to_both(source: Source) -> None:
    play = Play.of(task(source=source))
    assert "Priya gave you T-1." in [message.head for message in play.to(MAYA)]
    assert any("is with Maya." in message.head for message in play.to(PRIYA))


@pytest.mark.parametrize("source", list(Source))
def test_complaint_24_a_task_handed_on_through_any_surface_is_told_to_both(source: Source) -> None:
    play = Play.of(task(source=source))
    next_one = Successor(
        assignment_id=UUID(int=2), number=2, assignee=FINN, source=source, external_id="V1", due_at=play.checkin.due_at
    )
    decision = take_over(play.case, next_one, PRIYA, MONDAY_10, Basis(found=extract(ESSAY_1)))
    told = {message.to: message.head for message in decision.messages}
    assert told[FINN.id] == "Priya gave you T-2."
    assert "is with Finn." in told[PRIYA.id]


def test_complaint_24_a_task_by_a_reaction_is_told_to_both_with_its_undo() -> None:
    play = Play.of(task(by_reaction=True))
    for person in (MAYA, PRIYA):
        assert any("Undo, not a task" in [c.label for c in message.choices] for message in play.to(person))
