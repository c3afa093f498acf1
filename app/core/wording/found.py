"""What extraction found, said in a few lines."""

from app.core.extraction import Extraction
from app.core.wording.phrases import counted


def told(found: Extraction) -> str:
    """Return what was found, a line each."""
    lines = [f"Kind of work: {found.archetype.value.replace('_', ' ')}"]
    stated = "" if found.stated_count in (None, len(found.items)) else f" (the text says {found.stated_count})"
    lines.append(f"{counted(len(found.items), 'item')} found{stated}")
    for item in found.items:
        lines.append(f"  {item.text} [{item.kind.value}]{' undecided' if item.undecided else ''}")
    if found.undecided:
        lines.append("Undecided:")
        lines += [f"  “{one.text}”" for one in found.undecided]
    if found.slots_missing:
        lines.append(f"Not said: {', '.join(slot.replace('_', ' ') for slot in found.slots_missing)}")
    if found.brittle_cue:
        lines.append(f"One wrong may spoil it all: “{found.brittle_cue}”")
    return "\n".join(lines)
