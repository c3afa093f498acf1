"""The audit: proves that nothing is stuck, mends what it can, records it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.audit import MENDABLE, SOON, Fault, Finding, faults
from app.core.duties import UPKEEP, Due
from app.core.events import Mended
from app.core.wording import audit as words
from app.store import audit, checkins, duties, outbox, record
from app.store.audit import Place
from app.store.tx import Tx
from app.usecases._advance import advance
from app.usecases.world import Moment

PAGE = 200
MESSAGES = 100
ALERTS = 20
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page of the audit found, and where the next one begins; None behind the last."""

    findings: tuple[Finding, ...]
    looked_at: int
    last: Place | None


def audit_page(tx: Tx, now: datetime, after: Place | None) -> Page:
    """Look at the next 200 unfinished check-ins."""
    rows = audit.unfinished(tx, after, PAGE)
    findings = [
        Finding(
            workspace_id=row.checkin.workspace_id,
            fault=fault,
            assignment_id=row.checkin.assignment_id,
            ref=row.checkin.ref,
            since=row.due_at,
        )
        for row in rows
        for fault in faults(row.checkin, row.due_at, row.attempts, now)
    ]
    last = (rows[-1].checkin.workspace_id, rows[-1].checkin.assignment_id) if len(rows) == PAGE else None
    return Page(findings=tuple(findings), looked_at=len(rows), last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """Which records of one page do not hold together, and where the next page begins; None behind the last."""

    broken: tuple[str, ...]
    looked_at: int
    last: Place | None


def audit_chains(tx: Tx, after: Place | None) -> Chains:
    """Look at the records of the next 200 tasks: was an entry changed, taken out or put in?"""
    tasks = audit.tasks(tx, after, PAGE)
    broken = tuple(f"T-{number}" for workspace, task, number in tasks if not record.is_intact(tx, workspace, task))
    last = (tasks[-1][0], tasks[-1][1]) if len(tasks) == PAGE else None
    return Chains(broken=broken, looked_at=len(tasks), last=last)


def audit_messages(tx: Tx, now: datetime) -> tuple[Finding, ...]:
    """Look at messages that should have left more than ten minutes ago, and at those given up within a day."""
    return tuple(
        Finding(
            workspace_id=late.workspace_id,
            fault=Fault.UNDELIVERED if late.failed else Fault.UNSENT,
            assignment_id=late.assignment_id,
            since=late.due_at,
            person_id=late.reader_id,
        )
        for late in audit.late_messages(tx, now - A_DAY, now - SOON, MESSAGES)
    )


def audit_duties(tx: Tx, now: datetime) -> tuple[Finding, ...]:
    """Look at digests, weekly notes and the like whose time went by or that were given up, and at upkeep that fails."""
    return tuple(
        _failing(due)
        if due.duty in UPKEEP
        else Finding(workspace_id=due.workspace_id, fault=Fault.NO_DUTY, since=at, person_id=due.subject_id, due=due)
        for due, at in duties.stuck(tx, now - SOON)
    )


def _failing(due: Due) -> Finding:
    return Finding(workspace_id=due.workspace_id, fault=Fault.FAILING, ref=due.duty.value)


def mend(tx: Tx, moment: Moment, finding: Finding) -> bool:
    """Put back on the list what fell off it, a task with an entry in its record. Returns whether it could be done."""
    if finding.due is not None:
        duties.plan(tx, finding.due, moment.now)
        return True
    if finding.fault not in MENDABLE or finding.assignment_id is None:
        return False
    case = checkins.load(tx, finding.workspace_id, finding.assignment_id, lock=True)
    if case is None or advance(tx, moment, finding.workspace_id, finding.assignment_id, Mended()).refusal:
        return False
    audit.put_back(tx, case.checkin, moment.now)
    return True


def alert(tx: Tx, moment: Moment, findings: Sequence[tuple[Finding, bool]], to: str, *, home: str = "") -> None:
    """Queue a message to whoever runs Checkin, one for each thing that was stuck; the same thing again replaces it.

    With each finding comes whether it was mended. That they cannot be reached themselves is nothing to tell them.
    What is of no workspace is told in the workspace `home`.
    """
    told = [one for one in findings if one[0].assignment_id is not None or one[0].person_id != to]
    for finding, mended in told[:ALERTS]:
        outbox.enqueue(
            tx,
            workspace_id=finding.workspace_id or home,
            assignment_id=None,
            messages=[(moment.new_id(), words.alert(finding, to, mended=mended))],
            now=moment.now,
        )
