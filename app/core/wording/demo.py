"""What the sandbox's page offers to try, and its guided tours: the essay's two tasks, as people would type them."""

from typing import Any

TIP = (
    "Give a task, look at it as Maya, answer the questions, and move the clock. "
    "Type <code>/checkin help</code> for everything else."
)
_PARAMETERS = (
    "r_adopt",
    "tau_lag",
    "elasticity of substitution",
    "compute_growth",
    "k_max",
    "doubling time",
    "initial share",
    "friction",
    "retention",
    "price decline",
)
_TEN = (
    "/checkin assign @Maya Can you estimate the parameters for the automation model by Thursday? "
    f"Parameters: {', '.join(_PARAMETERS[:-1])} and {_PARAMETERS[-1]}. "
    "The bottom line goes to the board, so every one of them matters."
)
_HOURS = (
    "/checkin assign @Maya Could you estimate how many hours it'll take us to evaluate applications for the "
    "spring hiring round? Would be great to have it before Monday's planning call."
)
SAMPLES = (("Ten parameters for a model", "Priya", _TEN), ("Hours for a hiring round", "Priya", _HOURS))

Act = dict[str, Any]
_MARKED = {
    "r_adopt": "Unclear",
    "elasticity of substitution": "My guess",
    "k_max": "Unclear",
    "doubling time": "My guess",
}


def _run(line: str) -> Act:
    return {"do": "run", "line": line}


def _press(label: str, on: str = "") -> Act:
    return {"do": "press", "label": label, **({"on": on} if on else {})}


def _fill(**fields: str) -> list[Act]:
    return [{"do": "fill", "label": label, "value": value} for label, value in fields.items()]


SUBMIT: Act = {"do": "submit"}
CLOSE: Act = {"do": "close"}

# What is told once it is done, who does it, what they do, minutes waited afterwards.
Step = tuple[str, str, list[Act], int]
_TEN_STEPS: tuple[Step, ...] = (
    (
        "Priya asks for ten numbers. She says that every one matters and what the work is worth.",
        "Priya",
        [
            _run(_TEN),
            *_fill(
                **{
                    "If one part is wrong, is the whole result useless?": "Yes, all parts must be right",
                    "How many hours is it worth at most?": "Over 10",
                }
            ),
        ],
        0,
    ),
    ("Given. Nobody has asked yet how anybody is supposed to do that.", "Priya", [SUBMIT, CLOSE], 10),
    ("Maya looks. Ten parts that must all be right, at 90% each: 35%.", "Maya", [_press("Looked at it")], 0),
    ("One question a parameter, under a minute.", "Maya", [_press("Answer (under a minute)")], 0),
    (
        "She says which she could define so that a stranger would get the same number.",
        "Maya",
        _fill(
            **{
                "In one line: what will Priya do with the result?": "Show the board the bottom line",
                "k_max: what is counted, in what unit, over what period?": "highest capital share, per year",
                **{name: _MARKED.get(name, "Clear") for name in _PARAMETERS},
                "Chance that all 10 are right with what you know now?": "Under 50%",
                "What is the weakest part of the model itself?": "ignores substitution",
            }
        ),
        0,
    ),
    (
        "Three one-line guesses at definitions, and the message she would rather send.",
        "Maya",
        [
            SUBMIT,
            *_fill(
                **{
                    "r_adopt: your best": "share of firms adopting per year",
                    "elasticity of substitution: your best": "CES, per year",
                    "doubling time: your best": "months, worldwide average",
                    "Which message should go?": "Please check these definitions",
                }
            ),
        ],
        0,
    ),
    ("The message is written. She sees it before anybody else does.", "Maya", [SUBMIT], 0),
    (
        "It goes at a stated time, unless she changes or stops it. Silence is enough.",
        "Maya",
        [_press("Send unless I stop it"), CLOSE],
        0,
    ),
    (
        "She adds a line on the six others, so that Priya can confirm all ten.",
        "Maya",
        [
            _press("More", on="Message to Priya"),
            _press("Add the 6 others"),
            *_fill(**{name: f"my line on {name}" for name in _PARAMETERS if name not in _MARKED}),
            SUBMIT,
            CLOSE,
        ],
        0,
    ),
    (
        "Meanwhile she stops the hours: the task is on hold.",
        "Maya",
        [_press("More", on="Message to Priya"), _press("Put on hold"), CLOSE],
        120,
    ),
    (
        "Two hours later it is with Priya: one point a parameter, one tap each. One is wrong: she mends it.",
        "Priya",
        [_press("Wrong: fix it"), *_fill(**{"What Maya should go by": "share of all firms, per quarter"}), SUBMIT],
        0,
    ),
    (
        "One she leaves to Maya, eight are right, and the concern about the model is hers to carry.",
        "Priya",
        [_press("You choose"), *[_press("Right")] * 8, _press("Go on")],
        0,
    ),
    (
        "Maya writes down what she chose. Ten of ten confirmed, the hold has ended, and work begins.",
        "Maya",
        [_press("Write what you choose"), SUBMIT],
        0,
    ),
    ("And the record of it: every step, sealed by the one before.", "Maya", [_press("Record")], 0),
)
_HOURS_STEPS: tuple[Step, ...] = (
    ("Priya asks how many hours a process will take.", "Priya", [_run(_HOURS)], 0),
    ("Given.", "Priya", [SUBMIT, CLOSE], 0),
    (
        "Maya looks, and is asked what nobody has asked.",
        "Maya",
        [_press("Looked at it"), _press("Answer (under a minute)")],
        0,
    ),
    (
        "Nobody has decided the stages. She says so, and what she offers.",
        "Maya",
        _fill(
            **{
                "Are the stages decided?": "Not decided",
                "Will the hours figure decide what the process looks like?": "Not sure",
                "What should I offer Priya?": "Priya names the top versions",
            }
        ),
        0,
    ),
    ("The message says it, without an invented number.", "Maya", [SUBMIT], 0),
    ("She sends it.", "Maya", [_press("Send now"), CLOSE], 0),
    ("Priya sees what was hers to decide.", "Priya", [_press("I'll name them")], 0),
    (
        "Two versions, and what the figure is for.",
        "Priya",
        [
            *_fill(
                **{
                    "The stages are not decided.": "CV, test, interview\nCV, test, trial day",
                    "What will you use the figure for?": "to choose between them",
                }
            ),
            SUBMIT,
        ],
        0,
    ),
    ("Maya has two versions she can estimate, and no hour was spent on a guess.", "Maya", [], 0),
)
TOURS = (("Ten parameters for a model", _TEN_STEPS), ("Hours for a hiring round", _HOURS_STEPS))
