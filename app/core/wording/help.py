"""What is said in answer to a command: help, refusals, problems."""

from collections.abc import Iterable
from difflib import get_close_matches

from app.core.step import Refusal

# word: what follows it, and what it does
COMMANDS = {
    "assign": ("@person what is to be done", "give somebody a task"),
    "status": ("", "your tasks and where they stand"),
    "digest": ("", "what waits for your decision, to answer at once"),
    "record": ("T-12", "what happened to a task, as far as it is yours to see"),
    "hold": ("T-12", "stop the hours on it until it is answered"),
    "resume": ("T-12", "go on"),
    "cancel": ("T-12", "end it"),
    "done": ("T-12", "hand it in"),
    "why": ("T-12", "what asking about it is worth, in hours and minutes"),
    "nudge": ("@person what seems wrong", "tell a colleague to check in; only they see it, with your name"),
    "questions": ("", "for administrators: questions of your own, and those you do not want"),
    "manager": ("@person", "name who decides about tasks you give yourself"),
    "reassign": ("T-12 @person", "let somebody else do it; due date, hours and what you confirmed go along"),
    "due": ("T-12 2026-12-24", "move the day on which it is due; without a day you can pick one"),
    "delegate": ("@person", "who decides while you are away; `delegate off` names nobody"),
    "quiet": ("T-12", "be asked nothing more about a task"),
    "watch": ("on", "for administrators: offer what looks like a task in this channel to its author; `watch off`"),
    "settings": ("", "your hours, absences, digests; for administrators, `settings workspace`"),
    "connect": ("", "for administrators: trackers whose tasks are asked about here"),
    "pause": ("until 2026-12-24", "hear nothing until then; `pause off` ends it"),
    "help": ("", "this list"),
}
GIVEN_LENGTH = 40
RULE_OF_THUMB = (
    "Rule of thumb: at a 1 in 5 chance of having it wrong, ask before anything longer than an hour and a half."
)


def usage(command: str) -> str:
    """Return the help text."""
    lines = "\n".join(f"• `{f'{command} {word} {rest}'.strip()}` {does}" for word, (rest, does) in COMMANDS.items())
    return f"*Checkin* asks what is unclear about a task and carries it to whoever decides.\n{lines}\n{RULE_OF_THUMB}"


def unknown(command: str, word: str) -> str:
    """Answer an unknown word with the nearest command and the list."""
    nearest = get_close_matches(word.casefold(), COMMANDS, n=1, cutoff=0.5)
    guess = f" Did you mean `{command} {nearest[0]}`?" if nearest else ""
    return f"There is no `{word}` here.{guess}\n{usage(command)}"


def needs_task(command: str, word: str) -> str:
    """Say that a command wants a task."""
    return f"Say which task: `{command} {word} T-12`. `{command} status` lists yours."


def no_such_task(ref: str) -> str:
    """Say that a task is not there, or not the reader's to see; both read the same."""
    return f"There is no {ref} of yours. `/checkin status` lists your tasks."


WHY_THEIRS = "What asking is worth is told to whoever does {ref}, and to nobody else."
NOTHING_WAITS = "Nothing waits for you."
ONE_PERSON = "Name one person: `{command} assign @person what is to be done`. Several people are several tasks."
ONE_MANAGER = "Name one person: `{command} manager @person`."
TOO_MANY_NAMED = "You named several people today already. Ask one of them first, or wait until tomorrow."
NAMED = "{name} is asked whether they decide for you. Nothing of yours goes to them before a yes."
ALREADY_YES = "{name} decides for you."
TROUBLE = "That did not work, and nothing was changed. Please try again; if it stays so, tell whoever runs Checkin."
TOO_LATE = "That took too long to open. Please press again."
GIVEN = "{title} is with {name}."
SAVED = "Kept."
NOTHING_MARKED = "Nothing is marked as unclear on {ref}, so there is nothing to weigh."
NUDGE_WHOM = "Name one person and say what seems wrong: `{command} nudge @person you can't define 4 of the parameters`."
NUDGE_SELF = "That is you. `{command} status` lists your tasks; each has *Not decided* and *Cannot do it as stated*."
NUDGE_NOBODY = "They have no account here any more, or none that can be written to."
DELIVERED = "Delivered. Only they see it, with your name."
ANSWER_ABOVE = "The open points are in the message above, each with its buttons."
REFUSALS = {
    Refusal.NOT_YOURS: "This is not yours to answer. Nothing was changed.",
    Refusal.FINISHED: "This task has ended. Nothing was changed.",
    Refusal.CANCELLED: "This task was cancelled. Nothing was changed; to take it up again, give it again.",
    Refusal.NOT_NOW: "This does not fit where the task stands now. Nothing was changed.",
    Refusal.STALE: "This has changed since you saw it. Look at the newest message; nothing was changed.",
    Refusal.ALREADY_ANSWERED: "This was answered already. Nothing was changed.",
    Refusal.ALREADY_SENT: "This has left already. Nothing was changed.",
    Refusal.NOTHING_THERE: "There is nothing to do here any more.",
    Refusal.NO_MANAGER: "Nobody is named to decide. Name someone first.",
    Refusal.NO_YES_YET: "Whoever you named has not said yes yet. It goes when they do.",
    Refusal.ON_HOLD: "This is on hold. Resume it first.",
    Refusal.NOT_ON_HOLD: "This is not on hold.",
    Refusal.GUESSES_OPEN: "Some of it is still a guess. Say which before you hand in.",
    Refusal.NUDGED_ALREADY: "You told them about this task already. Once is enough; they have it.",
    Refusal.SAME: "Nothing is different from before.",
    Refusal.UNDO_OVER: "The ten minutes are over. Cancel the task instead.",
    Refusal.TWO_DECIDE: "Two people decide about this already.",
    Refusal.EMPTY: "Something is missing. Fill it in, or cancel.",
}


def joined(lines: Iterable[str]) -> str:
    """Return lines as one text."""
    return "\n".join(lines)
