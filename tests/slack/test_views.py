"""Views arrange what the core says, within the platform's limits, and nothing a person wrote is live in them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.forms import Field, FieldKind, FormFor, FormName, Part, Sheet
from app.core.messages import Action, Choice, Message, MessageKind, PointLine
from app.sandbox.block_kit.check import check_message, check_view
from app.slack.views.form import modal
from app.slack.views.limits import UnsendableError
from app.slack.views.message import message_blocks
from app.slack.views.text import fallback

WORDS = st.text(min_size=1, max_size=200).filter(str.strip)
BUTTON = Choice(action=Action.RIGHT, label="Right", about="1")


def message(*points: PointLine, **more: Any) -> Message:
    return Message(kind=MessageKind.ASK, key="k", to="U1", about="T", head="Head", points=points, **more)


@given(st.lists(WORDS, max_size=20), WORDS, st.booleans())
def test_whatever_people_write_the_platform_takes_it(said: list[str], head: str, ask: bool) -> None:
    choices = (BUTTON,) * 5 if ask else ()
    points = tuple(PointLine(number=n, name=f"{n}.", said=text, choices=choices) for n, text in enumerate(said))
    blocks = message_blocks(message(*points, paragraphs=(head,), foot=head, choices=choices))
    assert check_message(blocks) == []


def test_of_five_buttons_three_stay_in_sight_and_the_rest_wait_behind_more() -> None:
    point = PointLine(number=1, name="1.", said="price", choices=(BUTTON,) * 5)
    row = message_blocks(message(point))[-1]
    assert [element["text"]["text"] for element in row["elements"]] == ["Right", "Right", "Right", "More"]


def test_in_a_form_every_button_is_in_sight() -> None:
    sheet = Sheet(name=FormName.CHOICES, title="What now?", about=FormFor(), choices=(BUTTON,) * 7)
    assert [len(block["elements"]) for block in modal(sheet)["blocks"]] == [5, 2]


def test_people_s_words_are_never_live() -> None:
    nasty = "<!channel> *bold* <https://example.com|x> `code`"
    blocks = message_blocks(message(PointLine(number=1, name=nasty, said=nasty), paragraphs=(nasty,)))
    assert {block["type"] for block in blocks} == {"rich_text"}
    texts = [element for block in blocks for element in block["elements"][0]["elements"]]
    assert {element["type"] for element in texts} == {"text"}
    assert "<" not in fallback(nasty)


def test_a_text_for_notifications_says_where_it_was_cut() -> None:
    assert fallback("x" * 5000).endswith("…")
    assert len(fallback("x" * 5000)) <= 4000


def test_a_message_with_too_many_blocks_is_refused_before_it_is_sent() -> None:
    points = [PointLine(number=n, name="1.", said="x", choices=(BUTTON,)) for n in range(30)]
    with pytest.raises(UnsendableError, match="the platform takes 50"):
        message_blocks(message(*points))


def test_a_form_over_a_limit_is_refused_before_it_is_sent() -> None:
    field = Field(name="f", kind=FieldKind.LINE, label="x" * 2001)
    sheet = Sheet(name=FormName.RAISE, title="T", submit="S", about=FormFor(), fields=(field,))
    with pytest.raises(UnsendableError):
        modal(sheet)


@given(st.sampled_from(list(FieldKind)), WORDS, st.booleans())
def test_every_kind_of_field_is_taken(kind: FieldKind, label: str, optional: bool) -> None:
    field = Field(name="f", kind=kind, label=label, options=(("a", "A"), ("b", "B")), optional=optional, above=label)
    view = modal(
        Sheet(name=FormName.RAISE, title="T", submit="S", about=FormFor(), parts=(Part(text=label),), fields=(field,))
    )
    assert check_view(view) == []
