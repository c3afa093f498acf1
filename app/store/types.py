"""Column types: instants as 64-bit microseconds, JSON as the database does it best."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Dialect, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Json = JSON().with_variant(JSONB(), "postgresql")


class NaiveDatetimeError(TypeError):
    """A datetime without a zone was about to be stored."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: microseconds since 1970 UTC in the database, an aware datetime in UTC in Python.

    Raises `NaiveDatetimeError` for a datetime without a zone.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Return the microseconds of `value`."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveDatetimeError("an instant needs a zone: use an aware datetime")
        since: timedelta = value - EPOCH
        return since // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the instant of so many microseconds."""
        return None if value is None else EPOCH + value * MICROSECOND
