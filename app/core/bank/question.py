"""What the question bank knows of a question."""

from dataclasses import dataclass
from enum import StrEnum


class AnswerType(StrEnum):
    """How a question is answered."""

    LINE = "free text"
    CHOICE = "choice"
    PER_ITEM = "per-item"


LINE, CHOICE, PER_ITEM = AnswerType.LINE, AnswerType.CHOICE, AnswerType.PER_ITEM
ANYTHING = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion:
    """One question of the bank: its exact words, its answers, and the seconds it takes.

    The options of a line are its honest ways out; leaving it empty takes the first. `opens` are the answers that leave
    the point open; `*` stands for anything written. `about` is what the point is about, as it stands in a message.
    """

    id: str
    text: str
    answer_type: AnswerType
    options: tuple[str, ...]
    seconds: float
    when: str = ""
    follow_up: str = ""
    opens: tuple[str, ...] = ()
    about: str = ""

    @property
    def way_out(self) -> str:
        """What a line says that is left empty; empty for what is no line."""
        return self.options[0] if self.answer_type is LINE and self.options else ""

    def leaves_open(self, answer: str) -> bool:
        """Whether that answer leaves the point open; an empty one is the way out of a line."""
        if self.answer_type is LINE and not answer:
            return bool(self.options) and self.options[0] in self.opens
        return answer in self.opens or (ANYTHING in self.opens and bool(answer))
