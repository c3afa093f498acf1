"""The sandbox's page itself, in a real browser: writing, threads, two people, faults, tours, a narrow screen."""

import contextlib
import re

from playwright.async_api import Locator, Page, expect

from tests.browser import in_the_browser, picture

pytestmark = in_the_browser


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


async def take_as_a_task(page: Page, message: Locator) -> None:
    """Open the form from the message's menu; where the bot was too late for its three seconds, once more."""
    for _ in range(3):
        await message.hover()
        await message.get_by_role("button", name="More actions").click()
        await picture(page, "20-message-menu")
        await page.get_by_text("Check in on this task").click()
        with contextlib.suppress(AssertionError):
            await expect(page.get_by_role("dialog")).to_be_visible(timeout=6_000)
            return


async def test_people_write_mention_reply_react_edit_and_take_a_message_as_a_task(page: Page) -> None:
    await page.get_by_role("button", name="general", exact=True).click()
    writing = box(page, "Message #general")
    await writing.press_sequentially("Could @fi")
    await expect(page.get_by_role("option", name="@Finn")).to_be_visible()
    await writing.press("Tab")
    await writing.press_sequentially("estimate the budget?")
    await writing.press("Enter")
    message = page.locator(".main .msg").last
    await expect(message).to_contain_text("Could @Finn estimate the budget?")
    await message.hover()
    await message.get_by_role("button", name="React").click()
    await page.get_by_role("button", name="eyes").click()
    await expect(message.get_by_role("button", name="eyes, 1")).to_be_visible()
    await message.hover()
    await message.get_by_role("button", name="Reply in thread").click()
    await box(page, "Reply…").fill("By Friday")
    await box(page, "Reply…").press("Enter")
    await expect(message.get_by_role("button", name="1 reply")).to_be_visible()
    await page.get_by_role("button", name="Close thread").click()
    await message.hover()
    await message.get_by_role("button", name="More actions").click()
    await page.get_by_text("Edit message").click()
    await expect(writing).to_have_value(re.compile("estimate the budget"))
    await writing.fill("Could @Finn estimate the travel budget?")
    await writing.press("Enter")
    await expect(message).to_contain_text("(edited)")
    await take_as_a_task(page, message)
    await expect(page.get_by_role("textbox", name="Task")).to_have_value("Could @finn estimate the travel budget?")
    await page.get_by_role("dialog").press("Escape")
    await expect(page.locator(".sheet")).to_have_count(0)


async def test_commands_are_offered_from_the_manifest_and_taken_by_keyboard(page: Page) -> None:
    writing = box(page, "Message Checkin")
    await writing.press_sequentially("/ch")
    await expect(page.get_by_role("option")).to_contain_text("/checkin assign")
    await picture(page, "21-completion")
    await writing.press("Tab")
    await writing.press_sequentially("help")
    await writing.press("Enter")
    await expect(page.get_by_text("Only visible to you")).to_be_visible()
    await page.get_by_role("button", name="Dismiss").click()
    await expect(page.get_by_text("Only visible to you")).to_have_count(0)
    await page.get_by_role("button", name="Shortcuts").click()
    await page.get_by_role("menuitem", name="Give a task").click()
    await expect(page.get_by_role("dialog", name="Give a task")).to_be_visible()
    await page.get_by_role("button", name="Give it").click()
    await expect(page.get_by_role("alert").first).to_contain_text("required field")
    await page.get_by_role("button", name="Close all").click()
    await page.get_by_role("tab", name="About").click()
    await expect(page.get_by_text("Is told of")).to_be_visible()
    await expect(page.get_by_role("button", name="Be Sam")).to_contain_text("off work · 05:00")


async def test_two_people_stand_side_by_side(page: Page) -> None:
    await page.get_by_role("button", name="Hours for a hiring round").click()
    await page.get_by_role("button", name="Give it").click()
    await page.get_by_role("button", name="Close", exact=True).click()
    await page.get_by_role("button", name="Two people").click()
    priya, maya = page.locator(".desk").nth(0), page.locator(".desk").nth(1)
    await expect(maya.locator(".as")).to_contain_text("as Maya")
    await maya.get_by_role("button", name="Not decided").click()
    await maya.get_by_label("What is not decided?").fill("which stages there are")
    await maya.get_by_role("button", name="See the message").click()
    await picture(page, "22-two-people")
    await maya.get_by_role("dialog").get_by_role("button", name="Send now").click()
    await maya.get_by_role("button", name="Close", exact=True).click()
    await expect(priya.get_by_text("which stages there are").last).to_be_visible()
    await page.get_by_role("button", name="One person").click()
    await expect(page.locator(".desk")).to_have_count(1)


async def test_what_went_over_the_wire_can_be_read_and_what_goes_wrong_be_ordered(page: Page) -> None:
    await page.get_by_role("button", name="Behind the scenes").click()
    await page.get_by_role("tab", name="Faults").click()
    await page.get_by_role("combobox", name="What").click()
    await page.get_by_role("option", name="500", exact=True).click()
    await page.get_by_role("button", name="Order", exact=True).click()
    await expect(page.get_by_text("chat.*: 500 internal_error, 3 more")).to_be_visible()
    await picture(page, "23-faults")
    await page.get_by_role("button", name="Hours for a hiring round").click()
    await page.get_by_role("button", name="Give it").click()
    await page.get_by_role("button", name="Close", exact=True).click()
    await page.get_by_role("tab", name="Requests").click()
    bad = page.locator(".request.bad").last
    await expect(bad).to_contain_text("500 internal_error")
    await bad.locator("summary").click()
    await expect(bad.locator("pre").last).to_contain_text("internal_error")
    await picture(page, "24-requests")
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator(".msg")).to_contain_text(["is with Maya"])
    await page.get_by_role("button", name="Reset").click()
    await expect(page.get_by_text("This is Priya's conversation with Checkin.")).to_be_visible()


async def test_the_tour_plays_on_a_telephone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.get_by_role("button", name="Guided tour").click()
    await page.get_by_role("menuitem", name="Hours for a hiring round").click()
    guide = page.get_by_role("region", name="Guided tour")
    for step in range(2, 10):
        await guide.get_by_role("button", name="Next step").click()
        await expect(guide).to_contain_text(f"step {step} of 9")
        await picture(page, f"25-telephone-{step}")
    await guide.get_by_role("button", name="Next step").click()
    await expect(guide).to_contain_text("done")
    await expect(page.get_by_text("CV → test → trial day").last).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
