"""Values of the core as JSON and back, for columns that hold whole values."""

from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(value: object) -> Any:
    """Return `value` (dataclasses, enums, times, ids, tuples) as plain JSON values."""
    return to_jsonable_python(value)


def from_json(kind: type[T], value: object) -> T:
    """Return the `kind` that `value` was made from; fields it does not name take their defaults."""
    made: T = _adapter(cast(Any, kind)).validate_python(value)
    return made
