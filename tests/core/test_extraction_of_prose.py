"""What a text wishes for in sentences, whatever the language: what must be, what counts, choices, errands, turns."""

import pytest

from app.core.extraction import Cue, extract
from app.core.extraction.language import language_of, spoken


def _items(text: str) -> list[str]:
    return [item.text for item in extract(text).items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Find us a tumble dryer please. It has to run quietly, fit a 60 cm gap and cope with curtains.",
            ["run quietly", "fit a 60 cm gap", "cope with curtains"],
        ),
        (
            "Screen the applications. We want somebody who shows up early, can prune roses and has a licence.",
            ["shows up early", "can prune roses", "has a licence"],
        ),
        (
            "Sichte bitte die Bewerbungen und nimm Leute, die gern früh aufstehen und Trompete spielen.",
            ["gern früh aufstehen", "Trompete spielen"],
        ),
        (
            "Busca una furgoneta, por favor. Tiene que llevar ocho cajas y caber en el garaje.",
            ["llevar ocho cajas", "caber en el garaje"],
        ),
        (
            "Trie les candidatures : on veut quelqu'un qui sait souder et qui aime le froid.",
            ["sait souder", "aime le froid"],
        ),
    ],
)
def test_what_somebody_or_something_must_be_is_found(text: str, items: list[str]) -> None:
    assert _items(text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Pick the tent for the fair. Just look at weight and at how fast it dries.", ["weight", "how fast it dries"]),
        ("Pick a printer for the office. Toner price and noise are what counts.", ["Toner price", "noise"]),
        ("Such bitte einen Probenraum aus. Wichtig sind Miete und Heizung.", ["Miete", "Heizung"]),
    ],
)
def test_what_a_choice_is_judged_by_is_found(text: str, items: list[str]) -> None:
    assert _items(text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Your decision, Ada: do we mend the ferry, rent a barge or close the line?",
            ["mend the ferry", "rent a barge", "close the line"],
        ),
        ("Entscheide du bitte, ob wir den Zaun streichen oder abreißen.", ["Zaun streichen", "abreißen"]),
    ],
)
def test_what_there_is_to_choose_from_is_found(text: str, items: list[str]) -> None:
    assert _items(text) == items


def test_two_errands_are_two_and_a_report_that_is_sent_is_one_task() -> None:
    chore = "Every evening please water the seedlings and shut the vents."
    report = "Please draft the two-page report on the flood for the council and send it to me by Friday."
    assert _items(chore) == ["water the seedlings", "shut the vents"]
    assert _items(report) == []


def test_two_things_with_articles_are_asked_for() -> None:
    assert _items("Please estimate the breakage rate and the average order for the new depot by Friday.") == [
        "breakage rate",
        "average order",
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Please prepare the stall. Needed are a table; two chairs; a sign with the hours; and a cash box.",
            ["table", "two chairs", "sign with the hours", "cash box"],
        ),
        (
            "Estimate the hours.\n\nSteps\nSorting\nScanning\nFiling (unclear who)\nBilling",
            ["Sorting", "Scanning", "Filing", "Billing"],
        ),
        (
            "Please estimate these:\n\nLoss - birds that die in a week\nFeed - grams a bird\nWater - litres a bird",
            ["Loss", "Feed", "Water"],
        ),
        (
            "Write the speech. Start with a thank you to the builders, go on to the history of the mill, and finish "
            "with the plans for spring.",
            ["thank you to the builders", "history of the mill", "plans for spring"],
        ),
        (
            "Bitte schätzen Sie drei Werte, und zwar den Verbrauch je Tag, die Bruchquote und die Lieferzeit.",
            ["Verbrauch je Tag", "Bruchquote", "Lieferzeit"],
        ),
        (
            "Hay que preparar el puesto: mesa, sillas, cartel, así como una caja.",
            ["mesa", "sillas", "cartel", "una caja"],
        ),
        (
            "Estimate hours per claim: intake > check (only above 500?) > letter > archive",
            ["intake", "check", "letter", "archive"],
        ),
        (
            "- what: kettles\n- must: 2 litres, steel, quiet\n- when: before June\n- who signs: the head",
            ["2 litres", "steel", "quiet"],
        ),
    ],
)
def test_rows_are_found_in_other_forms(text: str, items: list[str]) -> None:
    assert _items(text) == items


def test_neither_who_is_spoken_to_nor_an_answer_nor_the_one_thing_wanted_is_an_item() -> None:
    assert "Timo" not in _items("Timo, water the plants in the hall and empty the letter box, every Monday please.")
    assert _items("Go through the letters and give each yes / maybe / no. Back to me by Friday.") == []
    assert "van for the choir tour" not in _items("Find us a van for the choir tour, red, cheap and quiet.")


def test_what_is_to_be_removed_is_a_task_and_not_called_off_by_itself() -> None:
    assert "drop the old banner" in _items("For Friday: fix the search, change the logo and drop the old banner.")


@pytest.mark.parametrize(
    ("text", "point", "cue"),
    [
        ("Plan the fair, please. How the costs are shared is still contested.", "still contested", Cue.PHRASE),
        ("Plan the fair, please. The council may yet want a fence.", "may yet want", Cue.PHRASE),
        ("Plan the fair, please. The bank says ten stalls, my boss wants six.", "my boss wants six", Cue.CONFLICT),
        ("Plane bitte das Fest. Den Preis müssen der Rat und ich noch aushandeln.", "noch aushandeln", Cue.PHRASE),
        ("Plan the fair, please. It is on the second or third Sunday in May.", "second or third", Cue.ALTERNATIVES),
        ("Plan the fair: tents, stage, music and anything else that comes up.", "anything else", Cue.OPEN_LIST),
        ("Plan the fair, please. Bring the lamps (or candles?).", "or candles?", Cue.QUESTION),
        ("Plan the fair:\nplace: the green\nbudget: open", "open", Cue.TBD),
        ("Plan the fair, please. Is a licence needed? No idea.", "Is a licence needed? No idea", Cue.QUESTION),
    ],
)
def test_what_is_disputed_asked_aside_or_one_or_the_other_is_open(text: str, point: str, cue: Cue) -> None:
    assert [(one.cue, point in one.text) for one in extract(text).undecided] == [(cue, True)]


def test_questions_that_a_label_leads_in_are_the_work() -> None:
    text = "Look into the grants, please. Questions: Who pays for roofs? How much do we add? Until when can we apply?"
    assert extract(text).undecided == ()


def test_words_two_languages_share_are_read_by_the_language_of_the_text() -> None:
    before = spoken(en="was", de="war", es="fue", fr="hier")
    german = "Was die Miete und das Licht ist, steht hier in der Liste"
    assert language_of("was die miete und das licht ist, steht hier in der liste") == "de"
    assert before.within(german).search("war") is not None
    assert before.within(german).search("was hier") is None
