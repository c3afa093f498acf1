"""Rules: what whoever gave many all-or-nothing items can do instead of having eight of them asked."""

from app.core import asking, drafting, ruling
from app.core.checkin import drafted
from app.core.events import AskAllChosen, ItemsDefined, MeetingProposed
from app.core.record import EntryName
from app.core.risk import many, to_ask
from app.core.screens import asks_of_each
from app.core.step import Refusal, RefusedError, Step
from app.core.wording import asking as words
from app.core.wording import many_items


def define(step: Step, event: ItemsDefined) -> None:
    """Take the definitions of whoever decides: those items count as confirmed, and are not asked about.

    What the assignee raised already is answered in its own place, and left as it is here.
    """
    raised = {point.item for point in step.checkin.points}
    open_ones = {item.number for item in to_ask(step.checkin)} - raised
    new = {number: text for number, text in sorted(event.definitions.items()) if number in open_ones and text.strip()}
    if not new:
        raise RefusedError(Refusal.EMPTY)
    for number, text in new.items():
        step.note(EntryName.DEFINED_BY_MANAGER, ("item", number), definition=step.write(text), confirmed=True)
    if step.checkin.silent_since is not None:
        step.note(EntryName.SILENCE_SKIPPED, silent_since=None)
    step.say(*many_items.defined(step.case), words.receipt(step.case, step.now))
    if step.checkin.answered_at is None:
        _card_again(step)
    elif drafted(step.checkin):
        drafting.show(step)
    else:
        ruling.conclude(step)


def meet(step: Step, _event: MeetingProposed) -> None:
    """Propose 15 minutes together to the assignee, once."""
    if step.checkin.meeting:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    step.note(EntryName.MEETING_PROPOSED, meeting=True)
    step.say(many_items.meeting(step.case), words.receipt(step.case, step.now))


def ask_all(step: Step, _event: AskAllChosen) -> None:
    """Have every item asked one by one, eight a card, in as many cards as that takes."""
    checkin = step.checkin
    if checkin.answered_at is not None or checkin.ask_all:
        raise RefusedError(Refusal.ALREADY_ANSWERED)
    if not (many(checkin) and asks_of_each(step.case)):
        raise RefusedError(Refusal.NOTHING_THERE)
    asking.choose_items(step)
    step.note(EntryName.ALL_ASKED, ask_all=True, detail=str(len(to_ask(checkin))))
    step.say(words.receipt(step.case, step.now))
    _card_again(step)


def _card_again(step: Step) -> None:
    if step.checkin.asked_at is not None:
        step.say(words.card(step.case, step.now))
