"""What a team changes about the questions: some switched off, some added. Written as YAML, read with line numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from app.core.assignment import Archetype
from app.core.bank import BANK, CHOICE, LINE, BankQuestion

MOST_ADDED = 20
MAX_QUESTION, MAX_OPTION, MOST_OPTIONS = 150, 75, 10
KEPT = frozenset({"U1"})
_ID = re.compile(r"[A-Z]{1,3}\d{1,2}")
ANY = "any"
TEMPLATE = """# Questions of your own, and those of the bank you do not want. Open tasks keep theirs.
off: []
add:
#  - id: X1
#    for: writing        # or: any
#    text: Which brand rules apply? One line.
#    about: the brand rules
#  - id: X2
#    for: event
#    text: Is the date public already?
#    options: [Yes, No, Do not know]
#    open: [Do not know]
"""


class QuestionSetError(Exception):
    """The file cannot be used. The message has one line for each thing that is wrong, with its line number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A question of a team's own; without options it is a line. `work` is the kind of work, empty for any."""

    id: str
    text: str
    work: str = ""
    about: str = ""
    options: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    def as_bank(self) -> BankQuestion:
        """Return it as a question of the bank."""
        options = self.options or ("Not sure",)
        return BankQuestion(
            id=self.id,
            text=self.text,
            answer_type=CHOICE if self.options else LINE,
            options=options,
            seconds=4 if self.options else 15,
            opens=self.open if self.options else options,
            about=self.about or "something your team asks about",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """The changes of one workspace. A check-in keeps those it began with."""

    version: int = 0
    off: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()

    def question(self, name: str) -> BankQuestion | None:
        """Return the question of that id, of the bank or of the team's own."""
        if not self.added:
            return BANK.get(name)
        own = next((one for one in self.added if one.id == name), None)
        return own.as_bank() if own else BANK.get(name)

    def added_to(self, archetype: Archetype) -> list[str]:
        """Return the ids of the team's own questions for that kind of work."""
        return [one.id for one in self.added if one.work in ("", archetype.value)]


def read_question_set(text: str, version: int = 0) -> QuestionSet:
    """Return the set that `text` describes. Raises `QuestionSetError`."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        raise QuestionSetError(f"{line}this is not YAML ({getattr(error, 'problem', None) or 'unreadable'}).") from None
    if root is None:
        return QuestionSet(version=version)
    reader = _Reader()
    found = reader.root(root, version)
    if reader.problems:
        raise QuestionSetError("\n".join(f"line {line}: {told}" for line, told in sorted(reader.problems)))
    return found


class _Reader:
    """Reads nodes, and notes what is wrong with each."""

    def __init__(self) -> None:
        self.problems: list[tuple[int, str]] = []

    def wrong(self, node: yaml.Node, told: str) -> None:
        self.problems.append((node.start_mark.line + 1, told))

    def root(self, node: yaml.Node, version: int) -> QuestionSet:
        parts = dict(self.pairs(node, ("off", "add")))
        off = tuple(self.off(parts["off"])) if "off" in parts else ()
        added = tuple(self.added(parts["add"])) if "add" in parts else ()
        return QuestionSet(version=version, off=off, added=added)

    def pairs(self, node: yaml.Node, known: tuple[str, ...]) -> Iterator[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"write names and values here: {', '.join(known)}.")
            return
        seen: set[str] = set()
        for key, value in node.value:
            if key.value not in known:
                self.wrong(key, f"there is no {key.value!r}; there are {', '.join(known)}.")
            elif key.value in seen:
                self.wrong(key, f"{key.value!r} stands here twice.")
            else:
                seen.add(key.value)
                yield key.value, value

    def entries(self, node: yaml.Node) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if not (isinstance(node, yaml.ScalarNode) and not node.value):
            self.wrong(node, "write a list here.")
        return []

    def off(self, node: yaml.Node) -> Iterator[str]:
        for one in self.entries(node):
            if not isinstance(one, yaml.ScalarNode) or one.value not in BANK:
                self.wrong(one, f"there is no question {getattr(one, 'value', '')!r} in the bank.")
            elif one.value in KEPT:
                self.wrong(one, f"{one.value} cannot be switched off: the purpose is always asked where it is missing.")
            else:
                yield one.value

    def added(self, node: yaml.Node) -> Iterator[Added]:
        ids: set[str] = set()
        for place, one in enumerate(self.entries(node)):
            if place == MOST_ADDED:
                self.wrong(one, f"at most {MOST_ADDED} questions of your own.")
                return
            made = self.one(one)
            if made and made.id in ids:
                self.wrong(one, f"{made.id} stands here twice.")
            elif made:
                ids.add(made.id)
                yield made

    def one(self, node: yaml.Node) -> Added | None:
        parts = dict(self.pairs(node, ("id", "for", "text", "about", "options", "open")))
        before = len(self.problems)
        for name in ("id", "text"):
            if name not in parts:
                self.wrong(node, f"`{name}` is missing.")
        if len(self.problems) > before or "id" not in parts:
            return None
        name = self.scalar(parts["id"])
        if not _ID.fullmatch(name) or name in BANK:
            self.wrong(
                parts["id"], f"{name!r} cannot be an id: capitals and a number, such as X1, not one of the bank's."
            )
        options = tuple(self.options(parts["options"])) if "options" in parts else ()
        opens = tuple(self.scalar(one) for one in self.entries(parts["open"])) if "open" in parts else ()
        for stray in sorted(set(opens) - set(options)):
            self.wrong(parts["open"], f"{stray!r} is not one of the options.")
        return Added(
            id=name,
            text=self.limited(parts["text"], MAX_QUESTION),
            work=self.work(parts["for"]) if "for" in parts else "",
            about=self.limited(parts["about"], MAX_OPTION) if "about" in parts else "",
            options=options,
            open=opens,
        )

    def options(self, node: yaml.Node) -> Iterator[str]:
        found = self.entries(node)
        if not 2 <= len(found) <= MOST_OPTIONS:
            self.wrong(node, f"give 2 to {MOST_OPTIONS} options.")
        yield from (self.limited(one, MAX_OPTION) for one in found)

    def work(self, node: yaml.Node) -> str:
        said = self.scalar(node)
        if said == ANY:
            return ""
        if said not in {one.value for one in Archetype}:
            kinds = ", ".join(one.value for one in Archetype if one is not Archetype.NONE)
            self.wrong(node, f"there is no kind of work {said!r}; there are {kinds}, {ANY}.")
        return said

    def scalar(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, "write one value here.")
            return ""
        return str(node.value).strip()

    def limited(self, node: yaml.Node, most: int) -> str:
        said = self.scalar(node)
        if not said or len(said) > most:
            self.wrong(node, f"between 1 and {most} characters; this has {len(said)}.")
        if re.search(r"[{}]", said):
            self.wrong(node, "curly brackets stand for nothing here; leave them out.")
        return said
