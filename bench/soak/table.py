"""What came of the runs, as a table: a line a figure, a column a database."""

from collections.abc import Callable, Sequence

from bench.soak.run import Report

MOST = 20
_LINES: tuple[tuple[str, Callable[[Report], object], bool], ...] = (
    ("messages to be sent", lambda one: one.count.expected, False),
    ("sent", lambda one: one.count.sent, False),
    ("lost", lambda one: one.count.lost, True),
    ("sent twice", lambda one: one.count.doubled, True),
    ("out of order", lambda one: one.count.out_of_order, True),
    ("noted where they do not stand", lambda one: one.count.misnoted, True),
    ("presses not recorded once", lambda one: one.count.presses_wrong, True),
    ("edits of which not the last holds", lambda one: one.count.edits_wrong, True),
    ("records not whole", lambda one: one.count.chains_broken, True),
    ("stuck, by the audit", lambda one: one.count.stuck, True),
    ("requests told", lambda one: one.requests, False),
    ("kills", lambda one: one.kills, False),
    ("times history was looked at", lambda one: one.looked_up, False),
    ("most a minute in one workspace", lambda one: one.most_a_minute, False),
    ("seconds", lambda one: round(one.seconds), False),
)


def table(reports: Sequence[Report]) -> str:
    """Return the table, each figure that is to be nought with whether it is, and what the replicas complained of."""
    lines = [f"{'':<34}" + "".join(f"{one.name:>14}" for one in reports)]
    for name, figure, nought in _LINES:
        figures = [figure(one) for one in reports]
        verdict = ("  holds" if not any(figures) else "  WRONG") if nought else ""
        lines.append(f"{name:<34}" + "".join(f"{value:>14,}" for value in figures) + verdict)
    for one in reports:
        lines += [f"{one.name} was given up before all was sent"] * (not one.finished)
        lines += [f"{one.name} sent twice {told}" for told in one.twice[:MOST]]
        lines += [f"{one.name}: {times:>7,} x {event}" for event, times in sorted(one.told.items())]
    return "\n".join(lines)
