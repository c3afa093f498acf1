"""The transition table as a picture."""

from collections import defaultdict

from app.core.checkin import FINISHED, TaskState
from app.core.transitions import ROWS


def state_diagram() -> str:
    """Return the table as a Mermaid state diagram: one edge a pair of states, labelled with the events that cause it.

    What leaves a state as it is, is left out.
    """
    edges: dict[tuple[TaskState, TaskState], list[str]] = defaultdict(list)
    for event, states, _, to in ROWS:
        for state in states:
            for target in to:
                if target is not state:
                    edges[state, target].append(event.__name__)
    lines = [
        "stateDiagram-v2",
        *(f'    state "{state}" as {state.name}' for state in TaskState),
        "    [*] --> REGISTERED",
    ]
    for (state, target), events in sorted(edges.items(), key=lambda edge: _place(*edge[0])):
        lines.append(f"    {state.name} --> {target.name}: {', '.join(sorted(events))}")
    return "\n".join([*lines, *(f"    {state.name} --> [*]" for state in TaskState if state in FINISHED)])


def _place(state: TaskState, target: TaskState) -> tuple[int, int]:
    order = list(TaskState)
    return order.index(state), order.index(target)
