"""Whether a message in a channel looks like a task for somebody it names. Only its author is ever asked about it.

What is missed costs little, since there are the command, the shortcut and the reaction.
"""

from app.core.extraction import giving_words as words
from app.core.extraction.giving import NAMED, chance_of, said_of
from app.core.extraction.learnt import shipped

LEAST_WORDS = 6
SURE = 0.94  # how likely a task must be; chosen by sets of messages that were left out of learning


def looks_like_a_task(text: str) -> bool:
    """Whether `text` asks somebody it names for a piece of work.

    >>> looks_like_a_task("<@U0MAYA> could you draft the budget for the offsite by Friday?")
    True
    >>> looks_like_a_task("<@U0MAYA> could you send me the link?")
    False
    """
    said = said_of(text)
    if NAMED not in said or len(said.split()) < LEAST_WORDS:
        return False
    if words.JOKE.search(text) or words.NOT_TO.search(said):
        return False
    return chance_of(text, shipped().tasks) >= SURE
