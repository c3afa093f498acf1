"""Values of the core as JSON and back, for columns that hold whole values."""

from functools import cache, lru_cache
from typing import Any, TypeVar, cast

import pydantic_core
from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

T = TypeVar("T")
SHORT = 1000


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(value: object) -> Any:
    """Return `value` (dataclasses, enums, times, ids, tuples) as plain JSON values."""
    return to_jsonable_python(value)


def to_text(value: object) -> str:
    """Return `value` as JSON text."""
    return pydantic_core.to_json(value).decode()


def from_json(kind: type[T], value: object) -> T:
    """Return the `kind` that `value`, JSON as text or as plain values, was made from.

    Fields it does not name take their defaults. What is short, such as preferences, is kept: it hardly ever changes.
    """
    if isinstance(value, str):
        return cast(
            T, _kept(cast(Any, kind), value) if len(value) < SHORT else _adapter(cast(Any, kind)).validate_json(value)
        )
    made: T = _adapter(cast(Any, kind)).validate_python(value)
    return made


@lru_cache(maxsize=2048)
def _kept(kind: Any, text: str) -> object:
    return _adapter(kind).validate_json(text)
