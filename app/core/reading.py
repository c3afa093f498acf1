"""A task is read: the words somebody gave it in, made plain, and what they ask for."""

from app.core.extraction import Extraction, extract
from app.core.wording.phrases import plain


def read_task(written: str) -> Extraction:
    """Return what a text asks for that somebody gave as a task, as the platform has it, with its marks for people."""
    return extract(plain(written), given=True)
