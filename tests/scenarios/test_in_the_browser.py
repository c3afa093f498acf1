"""S1 and S2 played by hand in a real browser, on the page that `checkin sandbox` serves."""

from playwright.async_api import Page, expect

from tests.browser import in_the_browser, picture
from tests.core.play import PARAMETERS

MARKED = {
    "r_adopt": "Unclear",
    "elasticity of substitution": "My guess",
    "k_max": "Unclear",
    "doubling time": "My guess",
}

pytestmark = in_the_browser


async def be(page: Page, name: str) -> None:
    """Become somebody."""
    await page.get_by_role("button", name=f"Be {name}").click()
    await page.locator(".head").get_by_text(f"as {name}").wait_for()


async def press(page: Page, label: str, *, last: bool = True) -> None:
    buttons = page.get_by_role("button", name=label, exact=True)
    await (buttons.last if last else buttons.first).click()


async def choose(page: Page, field: str, option: str) -> None:
    """Open a select and take an option."""
    await page.get_by_role("combobox", name=field).click()
    await page.get_by_role("option", name=option, exact=True).click()


async def tap(page: Page, group: str, option: str) -> None:
    """Take one of the radio buttons of a question."""
    await page.get_by_role("radiogroup", name=group, exact=True).get_by_text(option, exact=True).click()


async def write(page: Page, field: str, text: str) -> None:
    await page.get_by_label(field).fill(text)


async def sees(page: Page, text: str) -> None:
    await expect(page.get_by_text(text).last).to_be_visible()


async def dialog_gone(page: Page) -> None:
    await expect(page.locator(".sheet")).to_have_count(0)


async def test_ten_parameters_end_confirmed_ten_of_ten(page: Page) -> None:
    await picture(page, "1-empty")
    await press(page, "Ten parameters for a model")
    await choose(page, "If one part is wrong, is the whole result useless?", "Yes, all parts must be right")
    await choose(page, "How many hours is it worth at most?", "Over 10")
    await picture(page, "2-assign")
    await press(page, "Give it")
    await press(page, "Close")
    await be(page, "Maya")
    await press(page, "Looked at it")
    await sees(page, "All 10 must be right. At 90% each that is 35%.")
    await picture(page, "3-card")
    await answer_card(page)
    await press(page, "Send unless I stop it")
    await sees(page, "unless you change or stop it")
    await picture(page, "5-draft")
    await press(page, "Add the 6 others")
    for name in PARAMETERS:
        if name not in MARKED:
            await write(page, name, f"my line on {name}")
    await press(page, "Add to the message")
    await press(page, "Close")
    await press(page, "More")
    await press(page, "Put on hold")
    await expect(page.locator(".sheet")).to_contain_text("Until then I am holding the task.")
    await press(page, "Close")
    await dialog_gone(page)
    await picture(page, "6-dm")
    await press(page, "+2 hours")
    await sees(page, "Sent as shown to Priya")
    await be(page, "Priya")
    await sees(page, "4 of 10 not defined in the task")
    await page.set_viewport_size({"width": 1100, "height": 1480})
    await picture(page, "7-ask")
    await page.set_viewport_size({"width": 1280, "height": 860})
    await rule(page)
    await be(page, "Maya")
    await press(page, "Write what you choose")
    await press(page, "Settle it")
    await sees(page, "T-1: Confirmed 10/10.")
    await picture(page, "8-confirmed")
    await press(page, "Record")
    await sees(page, "the chain is intact")
    await picture(page, "9-record")


async def answer_card(page: Page) -> None:
    await press(page, "Answer (under a minute)")
    await write(page, "In one line: what will Priya do with the result?", "Show the board the bottom line")
    await write(page, "k_max: what is counted, in what unit, over what period?", "highest capital share, per year")
    for name in PARAMETERS:
        await tap(page, name, MARKED.get(name, "Clear"))
    await tap(page, "Chance that all 10 are right with what you know now?", "Under 50%")
    await write(page, "What is the weakest part of the model itself?", "ignores substitution")
    await picture(page, "4-questions")
    await press(page, "Next")
    for name in ("r_adopt", "elasticity of substitution", "doubling time"):
        await write(page, f"{name}: your best one-line definition", f"what {name} is, per year, of all firms")
    await tap(page, "Which message should go?", "Please check these definitions")
    await press(page, "See the message")
    await sees(page, "I'm uncertain about 4 of the 10 items.")


async def rule(page: Page) -> None:
    """One wrong, one for Maya to choose, the others right, the concern waived."""
    await press(page, "Wrong: fix it", last=False)
    await write(page, "What Maya should go by", "share of all firms, per quarter")
    await press(page, "Answer")
    await dialog_gone(page)
    await expect(page.get_by_role("button", name="Right", exact=True)).to_have_count(9)
    await press(page, "You choose", last=False)
    await expect(page.get_by_role("button", name="Right", exact=True)).to_have_count(8)
    for left in range(7, -1, -1):
        await press(page, "Right", last=False)
        await expect(page.get_by_role("button", name="Right", exact=True)).to_have_count(left)
    await press(page, "Go on")
    await expect(page.get_by_role("button", name="Go on", exact=True)).to_have_count(1)  # that of the hold


async def test_undecided_stages_end_in_two_named_versions(page: Page) -> None:
    await press(page, "Hours for a hiring round")
    await press(page, "Give it")
    await press(page, "Close")
    await be(page, "Maya")
    await press(page, "Looked at it")
    await press(page, "Answer (under a minute)")
    await tap(page, "Are the stages decided?", "Not decided")
    await tap(page, "Will the hours figure decide what the process looks like?", "Not sure")
    await tap(page, "What should I offer Priya?", "Priya names the top versions")
    await press(page, "Next")
    await sees(page, "because the stages aren't decided")
    await press(page, "Send now")
    await expect(page.locator(".sheet")).to_contain_text("Sent to Priya")
    await press(page, "Close")
    await be(page, "Priya")
    await press(page, "I'll name them")
    await write(page, "The stages are not decided.", "CV, test, interview\nCV, test, trial day")
    await write(page, "What will you use the figure for?", "to choose between them")
    await picture(page, "10-versions")
    await press(page, "Answer")
    await dialog_gone(page)
    await be(page, "Maya")
    await sees(page, "CV → test → interview")
    await sees(page, "CV → test → trial day")
    await picture(page, "11-two-versions")
