"""What is said about things that are stuck, to whoever runs Checkin and on the command line."""

from app.core.audit import Fault, Finding
from app.core.messages import Message, MessageKind
from app.core.wording.phrases import counted


def line(finding: Finding) -> str:
    """Return a finding as one line; it names the task, never its words."""
    about = finding.ref or (finding.person_id if finding.assignment_id is None else f"task {finding.assignment_id}")
    since = f" (since {finding.since:%Y-%m-%d %H:%M} UTC)" if finding.since else ""
    return f"{finding.workspace_id} {about}: {finding.fault.value}{since}".lstrip()


def alert(finding: Finding, to: str, *, mended: bool) -> Message:
    """Tell whoever runs Checkin that something was stuck, and what was done about it."""
    if finding.fault is Fault.FAILING:
        done = "The log says at `upkeep.failed` why. `checkin doctor` lists everything."
    elif mended:
        done = "It was put back and goes on."
    else:
        done = "It cannot be mended by itself. `checkin doctor` lists everything; the task's record says what happened."
    about = finding.assignment_id or finding.person_id or finding.ref
    return Message(
        kind=MessageKind.NOTICE,
        key=f"audit:{finding.fault.name.lower()}:{about}",
        to=to,
        about="",
        head=f"Checkin found something stuck: {finding.ref or finding.person_id}, {finding.fault.value}.",
        paragraphs=(done,),
    )


def verdict(looked_at: int, findings: int) -> str:
    """Sum up an audit."""
    looked = counted(looked_at, "open check-in")
    return f"{looked} looked at. " + (
        "Nothing is stuck." if not findings else f"{counted(findings, 'thing')} stuck, named above."
    )
