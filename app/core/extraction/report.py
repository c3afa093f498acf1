"""An extraction as plain data, in the field names of the gold set."""

from typing import Any

from app.core.extraction import Extraction


def as_data(found: Extraction) -> dict[str, Any]:
    """Return what was found as JSON can hold it. Places are counted in code points of the text."""
    return {
        "archetype": found.archetype.value,
        "items": [
            {"text": one.text, "start": one.start, "kind": one.kind.value, "undecided": one.undecided}
            for one in found.items
        ],
        "undecided": [{"text": one.text, "start": one.start, "cue": one.cue.value} for one in found.undecided],
        "slots_present": list(found.slots_present),
        "slots_missing": list(found.slots_missing),
        "stated_count": found.stated_count,
        "brittle_cue": found.brittle_cue,
    }
