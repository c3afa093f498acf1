"""What is due is done many at a time; one that fails keeps none of the others from it."""

from sqlalchemy import text

from app.store.tx import Tx
from tests.office import Office


def cards(tx: Tx) -> list[int]:
    """The numbers of the tasks that were asked about."""
    asked = "SELECT c.number FROM checkins c JOIN record r ON r.assignment_id = c.assignment_id WHERE r.name = 'asked'"
    return sorted(tx.scalars(text(asked)))


async def test_one_that_fails_is_put_off_and_parked_and_the_others_are_asked(office: Office) -> None:
    for friend in (office.maya, office.finn, office.maya):
        await office.give(office.priya, friend, f"Estimate the costs for {friend.id}")
    office.tampered = True  # what is spoiled cannot be checked

    def spoil(tx: Tx) -> None:
        tx.execute(text("UPDATE checkins SET state = '{}' WHERE number = 2"))

    await office.bot.db.run(spoil)
    await office.wait(minutes=31)
    assert office.bot.db.read_now(cards) == [1, 3]
    for _ in range(5):
        await office.wait(minutes=6)
    row = "SELECT attempts, next_due_at FROM checkins WHERE number = 2"
    assert tuple(office.bot.db.read_now(lambda tx: tx.execute(text(row)).one())) == (5, None)
