"""The buttons under a point: how a manager can answer it with one tap."""

from collections.abc import Callable

from app.core.assignment import Answer, Ruling, Topic
from app.core.checkin import Point, PointState, point_state
from app.core.messages import Action, Choice, Style


def answers_to(point: Point, *, again: bool = False) -> tuple[Choice, ...]:
    """Return the answers a manager can tap for `point`; none once it is answered, unless somebody may differ."""
    if (point_state(point) is not PointState.SENT and not again) or point.ruling is Ruling.CONFLICT:
        return ()
    about = str(point.number)

    def button(action: Action, label: str, style: Style = Style.PLAIN) -> Choice:
        return Choice(action=action, label=label, style=style, about=about)

    talk = button(Action.TALK, "Talk")
    match point.topic, point.answer:
        case Topic.APPROACH, _:
            return button(Action.WAIVE, "Go on"), button(Action.CORRECT, "Change it"), talk
        case Topic.PURPOSE | Topic.VOLUME, _:
            return button(Action.CORRECT, "Answer", Style.PRIMARY), button(Action.NOT_NEEDED, "Not needed"), talk
        case _, Answer.CANNOT_DO:
            return (
                button(Action.CORRECT, "Here is what is missing", Style.PRIMARY),
                button(Action.CORRECT, "Smaller version"),
                button(Action.DROP, "Drop it", Style.DANGER),
                talk,
            )
        case _, Answer.WRONG_TASK:
            return (
                button(Action.WAIVE, "Do it anyway"),
                button(Action.CORRECT, "Smaller version"),
                button(Action.DROP, "Drop it", Style.DANGER),
                talk,
            )
        case Topic.STAGES, Answer.NOT_DECIDED:
            return (
                button(Action.SKETCH, "Sketch versions"),
                button(Action.NAME_VERSIONS, "I'll name them", Style.PRIMARY),
                button(Action.HOLD, "Hold"),
                button(Action.NOT_NEEDED, "Not needed"),
                talk,
            )
        case Topic.STAGES, _:
            return button(Action.NAME_VERSIONS, "Here they are", Style.PRIMARY), button(Action.RIGHT, "Right"), talk
        case _:
            return (*_to_a_reading(point, button), button(Action.NOT_NEEDED, "Not needed"), talk)


def _to_a_reading(point: Point, button: Callable[[Action, str, Style], Choice]) -> tuple[Choice, ...]:
    """Return the answers to what the assignee reads into `point`; where they read nothing, it can only be given."""
    choose = button(Action.YOU_CHOOSE, "You choose", Style.PLAIN)
    if _says_nothing(point):
        asked = "Decide it" if point.answer is Answer.NOT_DECIDED else "Define it"
        return button(Action.CORRECT, asked, Style.PRIMARY), choose
    return button(Action.RIGHT, "Right", Style.PRIMARY), button(Action.CORRECT, "Wrong: fix it", Style.PLAIN), choose


def _says_nothing(point: Point) -> bool:
    """Tell whether there is no reading of `point` that could be right or wrong."""
    named_only = point.answer is Answer.NOT_DECIDED and point.topic is not Topic.ITEM
    return named_only or point.definition is None
