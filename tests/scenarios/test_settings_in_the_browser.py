"""Settings filled in by hand on the sandbox's page."""

from playwright.async_api import Page, expect

from tests.browser import in_the_browser, picture
from tests.scenarios.test_in_the_browser import be, press, sees, write

pytestmark = in_the_browser


async def type_line(page: Page, line: str) -> None:
    """Write a line to the bot."""
    box = page.get_by_role("textbox").last
    await box.fill(line)
    await box.press("Enter")


async def test_a_wrong_value_is_told_at_its_field_and_a_right_one_is_kept(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 1900})
    await be(page, "Maya")
    await type_line(page, "/checkin settings")
    await sees(page, "Mon-Fri 9:00-17:30, Europe/London")
    await picture(page, "settings-1-own")
    await write(page, "Time zone", "Europe/Berln")
    await write(page, "Working days and hours", "Mon-Thu 9-17, Fri 17-9")
    await press(page, "Keep")
    await sees(page, "Did you mean Europe/Berlin")
    await picture(page, "settings-2-wrong")
    await write(page, "Time zone", "Berlin")
    await write(page, "Working days and hours", "Mon-Thu 9-17, Fri 9-13")
    await press(page, "Keep")
    await sees(page, "You are written to Mon-Thu 9:00-17:00, Fri 9:00-13:00, Europe/Berlin.")
    await picture(page, "settings-3-kept")
    await press(page, "Close")
    await be(page, "Priya")
    await type_line(page, "/checkin settings workspace")
    await sees(page, "Company days off, one a line")
    await picture(page, "settings-4-workspace")
    await press(page, "Cancel")
    await press(page, "Ten parameters for a model")
    await press(page, "Give it")
    await press(page, "Close")
    await expect(page.get_by_role("button", name="Change hours")).to_be_visible()
    await picture(page, "settings-5-first-contact")
