"""The transition table as a picture."""

from collections import defaultdict

from app.core.checkin import TaskState
from app.core.transitions import ROWS, UNHELD

BOX = "LIVE"
Edges = dict[tuple[str, str], set[str]]


def state_diagram() -> str:
    """Return the table as a Mermaid state diagram: one edge a pair of states, labelled with the events that cause it.

    What leaves a state as it is, is left out. An event that is taken in every state that is not on hold is drawn once,
    from the box around those states; an edge into the box from outside ends at the box.
    """
    edges = _edges()
    inside = {state.name for state in UNHELD}
    within = {edge: events for edge, events in edges.items() if set(edge) <= inside}
    across = {edge: events for edge, events in edges.items() if edge not in within}
    return "\n".join(
        [
            "stateDiagram-v2",
            *(f'    state "{state}" as {state.name}' for state in TaskState),
            f'    state "not on hold" as {BOX} {{',
            "        [*] --> REGISTERED",
            *(f"    {line}" for line in _lines(within)),
            "    }",
            *_lines(across),
        ]
    )


def _edges() -> Edges:
    edges: Edges = defaultdict(set)
    inside = {state.name for state in UNHELD}
    for event, states, _, to in ROWS:
        for target in _boxed(to):
            sources = [state.name for state in states] if target in inside else _boxed(states)
            for source in sources:
                if source != target:
                    edges[source, target if source in inside or target not in inside else BOX].add(event.__name__)
    return edges


def _boxed(states: tuple[TaskState, ...]) -> list[str]:
    """Return the names of `states`, with the box for all that are not on hold where all of them are there."""
    if not set(UNHELD) <= set(states):
        return [state.name for state in states]
    return [BOX, *(state.name for state in states if state not in UNHELD)]


def _lines(edges: Edges) -> list[str]:
    order = [BOX, *(state.name for state in TaskState)]
    placed = sorted(edges, key=lambda edge: (order.index(edge[0]), order.index(edge[1])))
    return [f"    {source} --> {target}: {', '.join(sorted(edges[source, target]))}" for source, target in placed]
