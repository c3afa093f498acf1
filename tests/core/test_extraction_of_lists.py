"""What every list shows, whatever the language: an open entry stays an entry, and what follows it is its note."""

import pytest

from app.core.extraction import extract


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Please sort out badges, signage and parking for Tuesday.",
            {"badges": False, "signage": False, "parking": False},
        ),
        (
            "Bitte schätze die Werte bis Freitag:\n• Absatz\n• Preis – noch offen\n• Kosten usw.",
            {"Absatz": False, "Preis": True, "Kosten": False},
        ),
        (
            "1. Fix the login button\n2. Add a reset link\n3. Update the copy (Ana will decide which)",
            {"Fix the login button": False, "Add a reset link": False, "Update the copy": True},
        ),
        (
            "Necesito que prepares el informe: ventas, costes y previsión (aún por decidir). Para el jueves.",
            {"ventas": False, "costes": False, "previsión": True},
        ),
        (
            "Merci de rédiger la note pour lundi :\n- contexte\n- chiffres clés\n- recommandations (à confirmer)",
            {"contexte": False, "chiffres clés": False, "recommandations": True},
        ),
        ("| Item | Value |\n|---|---|\n| Rent | ? |\n| Power | 120 |\n| Water | ? |", {"Rent": False, "Water": False}),
    ],
)
def test_an_open_entry_stays_an_entry(text: str, items: dict[str, bool]) -> None:
    assert {item.text: item.undecided for item in extract(text).items} == items
