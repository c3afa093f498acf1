"""The question bank: 63 questions by id. Their words are the specification, and a version never changes."""

from app.core.bank.estimates_and_texts import ESTIMATES_AND_TEXTS
from app.core.bank.question import CHOICE, LINE, PER_ITEM, AnswerType, BankQuestion
from app.core.bank.universal import UNIVERSAL
from app.core.bank.work import WORK

__all__ = ["BANK", "CHOICE", "LINE", "PER_ITEM", "VERSION", "AnswerType", "BankQuestion"]

VERSION = 1
BANK: dict[str, BankQuestion] = {one.id: one for one in (*UNIVERSAL, *ESTIMATES_AND_TEXTS, *WORK)}
