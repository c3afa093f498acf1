"""Which statuses mean that somebody is not at work, and until when one counts."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.absence import Status, says_absent, with_status
from app.core.preferences import Learned
from app.core.worktime import Away, AwayBecause

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("Vacationing", "On vacation until Friday", "OOO", "Out of office", "sick today", "Parental leave", "away"),
        *("Urlaub", "Bin krank", "Elternzeit bis März", "abwesend", "Nicht im Büro", "Krankgeschrieben"),
        *("De vacaciones", "Baja médica", "Fuera de la oficina", "enferma", "ausente"),
        *("En vacances", "Congé maternité", "Arrêt maladie", "malade", "Absente", "hors du bureau"),
    ],
)
def test_words_that_mean_being_away(text: str) -> None:
    assert says_absent(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "In a meeting", "Commuting", "Working remotely", "Working from home", "Back from vacation", "Focus time"),
        *("Vacation soon", "Planning our holiday party", "Zurück aus dem Urlaub", "Homeoffice", "kein Urlaub"),
        *("De vuelta de vacaciones", "Teletrabajo", "De retour de congé", "Télétravail", "runaway success", "leaven"),
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert not says_absent(text)


@pytest.mark.parametrize(
    ("text", "emoji", "absent"),
    [
        ("", ":palm_tree:", True),
        ("Bali", ":palm_tree:", True),
        ("Working from Bali", ":palm_tree:", False),
        ("", ":face_with_thermometer:", True),
        ("", ":spiral_calendar_pad:", False),
        ("", ":house_with_garden:", False),
    ],
)
def test_a_picture_counts_where_the_words_say_nothing_else(text: str, emoji: str, *, absent: bool) -> None:
    assert Status(text=text, emoji=emoji).absent is absent


def test_a_status_without_an_end_counts_until_the_day_is_over_where_they_are_and_is_looked_at_then() -> None:
    midnight = datetime(2026, 11, 24, tzinfo=ZoneInfo("Asia/Kathmandu"))
    learned = with_status(Learned(), Status(text="sick"), "Asia/Kathmandu", NOW)
    assert learned.away == (Away(start=NOW, end=midnight, because=AwayBecause.STATUS),)
    assert learned.look_at == midnight
    tomorrow = with_status(learned, Status(text="sick"), "Asia/Kathmandu", midnight)
    assert (tomorrow.away[0].start, tomorrow.away[0].end) == (NOW, midnight + timedelta(days=1))
    assert with_status(tomorrow, Status(), "Asia/Kathmandu", midnight) == Learned()


def test_a_status_that_is_over_is_none_and_what_a_calendar_says_stays() -> None:
    calendar = Away(start=NOW, end=NOW + timedelta(days=2), because=AwayBecause.CALENDAR)
    learned = with_status(Learned(away=(calendar,)), Status(text="sick", until=NOW), "UTC", NOW)
    assert learned == Learned(away=(calendar,))
