"""Absences read from what people show elsewhere: a status, a line in a calendar. Only what means not being at work."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from app.core.preferences import Learned
from app.core.worktime import DAY, Away, AwayBecause, zone_of

# English, German, Spanish, French. A star stands for any ending.
_WORDS = (
    "vacation* holiday holidays ooo leave pto away absent sick ill unwell sabbatical parental maternity paternity "
    "bereavement jury "
    "urlaub* ferien abwesend* krank* elternzeit mutterschutz sonderurlaub auszeit "
    "vacaciones ausente* enferm* baja permiso "
    "vacances congé congés conges conge absent* malade* maladie rtt arrêt"
)
_PHRASES = (
    "out of office",
    "out of the office",
    "out sick",
    "day off",
    "days off",
    "time off",
    "off work",
    "annual leave",
    "nicht im büro",
    "nicht im haus",
    "außer haus",
    "ausser haus",
    "freier tag",
    "fuera de la oficina",
    "de permiso",
    "día libre",
    "hors du bureau",
    "en congé",
    "jour de repos",
)
# Being elsewhere and at work, or back.
_AT_WORK = (
    "back from",
    "zurück aus",
    "de vuelta de",
    "de retour de",
    "remote*",
    "working from",
    "wfh",
    "home office",
    "homeoffice",
    "teletrabajo",
    "télétravail",
    "planning",
    "no holiday",
    "not away",
    "not on",
    "nicht krank",
    "kein urlaub",
    "soon",
    "bald",
)
_EMOJI = frozenset(
    """
    palm_tree desert_island beach_with_umbrella beach_umbrella island umbrella_on_ground face_with_thermometer
    thermometer sneezing_face nauseated_face hospital ambulance baby baby_bottle breast-feeding airplane_departure
    luggage camping skier snowboarder pill ooo vacation vacationing out-of-office
    """.split()  # noqa: SIM905 - a column of words reads better than a list of quoted ones
)


def _pattern(*words: str) -> re.Pattern[str]:
    ends = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})(?!\w)", re.IGNORECASE)


_ABSENT = _pattern(*_WORDS.split(), *_PHRASES)
_PRESENT = _pattern(*_AT_WORK)


def says_absent(text: str) -> bool:
    """Whether a line of text, in one of four languages, says that its author is not at work."""
    return bool(_ABSENT.search(text)) and not _PRESENT.search(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What somebody shows beside their name. `until` None: nobody said until when."""

    text: str = ""
    emoji: str = ""
    until: datetime | None = None

    @property
    def absent(self) -> bool:
        """Whether it means not being at work; a picture counts only where the words say nothing else."""
        if says_absent(self.text):
            return True
        return self.emoji.strip(":").partition("::")[0] in _EMOJI and not _PRESENT.search(self.text)


def with_status(learned: Learned, status: Status, zone: str, now: datetime) -> Learned:
    """Return what is learned of somebody with their status as it is now; one that is gone ends its absence.

    One without an end counts until the end of their day, and is looked at again then.
    """
    others = tuple(span for span in learned.away if span.because is not AwayBecause.STATUS and span.end > now)
    if not status.absent or (status.until is not None and status.until <= now):
        return replace(learned, away=others, look_at=None)
    known = next((span for span in learned.away if span.because is AwayBecause.STATUS and span.end >= now), None)
    end = status.until or _midnight_after(now, zone)
    span = Away(start=known.start if known else now, end=end, because=AwayBecause.STATUS)
    return replace(learned, away=(*others, span), look_at=None if status.until else end)


def _midnight_after(now: datetime, zone: str) -> datetime:
    place = zone_of(zone)
    tomorrow = now.astimezone(place).date() + DAY
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=place)
