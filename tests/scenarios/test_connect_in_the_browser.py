"""Trackers connected by hand on the sandbox's page."""

from playwright.async_api import Page

from tests.browser import in_the_browser, picture
from tests.scenarios.test_in_the_browser import be, choose, press, sees, write
from tests.scenarios.test_settings_in_the_browser import type_line

pytestmark = in_the_browser


async def test_a_tracker_is_connected_and_its_trouble_shown(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 1900})
    await be(page, "Priya")
    await type_line(page, "/checkin connect")
    await sees(page, "No tracker is connected.")
    await picture(page, "connect-1-none")
    await press(page, "Connect a tracker")
    await sees(page, "Address of its API")
    await choose(page, "Tracker", "GitHub")
    await write(page, "Projects", "harbour model")
    await write(page, "Address of its API", "http://127.0.0.1:9/api/v3")
    await write(page, "Token", "ghp_token")
    await picture(page, "connect-2-form")
    await press(page, "Connect")
    await sees(page, "is no project of this tracker")
    await picture(page, "connect-3-wrong")
    await write(page, "Projects", "harbour/model")
    await press(page, "Connect")
    await sees(page, "GitHub is connected.")
    await picture(page, "connect-4-made")
    await press(page, "Close")
    await page.wait_for_timeout(6000)
    await type_line(page, "/checkin connect")
    await sees(page, "The address is on a private network.")
    await picture(page, "connect-5-trouble")
