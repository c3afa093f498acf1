"""Reading what a tracker sent, whatever it is."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel

from app.core.connection import MalformedError

T = TypeVar("T")


class Shape(BaseModel):
    """A piece of a tracker's answer: the fields that are used. What else it holds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Camel(Shape):
    """A piece of an answer whose fields are written in the vendor's way, suchLikeThis."""

    model_config = ConfigDict(alias_generator=to_camel)


def read(shape: type[T], raw: bytes | str) -> T:
    """Return JSON as `shape`. Raises `MalformedError` for anything else, however deeply it is nested."""
    try:
        found: T = TypeAdapter(shape).validate_json(raw)
    except (ValidationError, RecursionError) as error:
        raise MalformedError(type(error).__name__) from None
    return found
