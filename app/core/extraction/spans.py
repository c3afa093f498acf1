"""What is found in a text, always as a literal piece of it with its place."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.assignment import Archetype


class Kind(StrEnum):
    """What sort of thing an item is."""

    PARAMETER = "parameter"
    STAGE = "stage"
    PART = "part"
    CRITERION = "criterion"
    OPTION = "option"


class Cue(StrEnum):
    """How a text shows that something is open."""

    TBD = "tbd"
    PHRASE = "undecided_phrase"
    OPEN_LIST = "open_list"
    ALTERNATIVES = "alternatives"
    QUESTION = "open_question"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of the normalised text."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two have a place in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A proposal for an item: its place, its sort, where its note stands, the only kind of work it is an item of."""

    span: Span
    kind: Kind | None = None
    tail: Span | None = None
    undecided: bool = False
    only: Archetype | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A place that shows something to be open; `words` are the very words that show it, within the clause."""

    span: Span
    cue: Cue
    words: Span | None = None
