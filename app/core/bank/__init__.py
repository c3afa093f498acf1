"""The question bank: 63 questions by id. Their words are the specification, and a version never changes."""

from app.core.bank.entry import CHOICE, LINE, PER_ITEM, AnswerType, Entry
from app.core.bank.estimates_and_texts import ESTIMATES_AND_TEXTS
from app.core.bank.universal import UNIVERSAL
from app.core.bank.work import WORK

__all__ = ["BANK", "CHOICE", "LINE", "PER_ITEM", "VERSION", "AnswerType", "Entry"]

VERSION = 1
BANK: dict[str, Entry] = {entry.id: entry for entry in (*UNIVERSAL, *ESTIMATES_AND_TEXTS, *WORK)}
