"""A digest and a weekly note as they stand on the page, answered there."""

import time
from collections.abc import Iterator

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.browser import in_the_browser, picture
from tests.scenarios.test_in_the_browser import be, dialog_gone, press, sees, tap

pytestmark = in_the_browser

TASKS = (
    ("Estimate the parameters of the automation model for the board", "Over 10", "which adoption rate is meant", ""),
    ("Draft the section on risks", "4-10", "how long it may be", "who reads it"),
    ("Plan the move to the new office", "4-10", "the date", ""),
    ("Compare three vendors for payroll", "1-4", "the budget", "which countries"),
    ("Set up the survey", "1-4", "whom to ask", ""),
    ("Book the venue for the retreat", "Under 1", "how many people", ""),
    ("Write the job advert", "1-4", "the salary range", ""),
    ("Collect the numbers for the annual report", "4-10", "which year counts", ""),
    ("Clean up the shared drive", "", "what may go", ""),
)

PATIENCE, NO_FORM_YET = 50, "no form is open"


class Town:
    """The people of the sandbox, told what to do over its control API."""

    def __init__(self, web: httpx.Client) -> None:
        self._web = web

    def act(self, who: str, do: str, **args: str) -> None:
        """Let somebody do something; like a person they wait for a form that is still to open."""
        for _ in range(PATIENCE):
            answer = self._web.post(f"/people/{who}/acts", json={"do": do} | args)
            if NO_FORM_YET not in answer.text:
                break
            time.sleep(0.1)
        assert answer.is_success, answer.text

    def until(self, moment: str) -> None:
        today = self._web.get("/clock").json()["now"][:10]
        assert self._web.post("/clock", json={"to": f"{today}T{moment}"}).is_success

    def days(self, count: int) -> None:
        assert self._web.post("/clock", json={"seconds": count * 86400}).is_success

    def task(self, number: int, text: str, hours: str, *open_points: str) -> None:
        self.act("Priya", "run", line=f"/checkin assign <@{self.id_of('Maya')}> {text}")
        if hours:
            self.act("Priya", "fill", label="How many hours is it worth at most?", value=hours)
        self.act("Priya", "submit")
        self.act("Priya", "close")
        for point in filter(None, open_points):
            self.act("Maya", "press", label="Not decided", on=f"gave you T-{number}.")
            self.act("Maya", "fill", label="What is not decided? One line.", value=point)
            self.act("Maya", "submit")
            last = point == [said for said in open_points if said][-1]
            self.act("Maya", "press", label="Send now") if last else None
            self.act("Maya", "close")

    def id_of(self, name: str) -> str:
        people = self._web.get("/people").json()["people"]
        return next(str(person["id"]) for person in people if person["name"] == name)


@pytest.fixture
def town(sandbox_url: str) -> Iterator[Town]:
    """The people of the sandbox."""
    with httpx.Client(base_url=f"{sandbox_url}control", timeout=30, trust_env=False) as web:
        yield Town(web)


async def test_a_digest_of_nine_tasks_is_read_and_answered_where_it_stands(page: Page, town: Town) -> None:
    for number, (text, hours, *points) in enumerate(TASKS, 1):
        town.task(number, text, hours, *points)
    town.until("15:30:00+00:00")
    await be(page, "Priya")
    await sees(page, "9 tasks wait for you, about 11 minutes")
    await page.set_viewport_size({"width": 1100, "height": 1700})
    await picture(page, "12-digest")
    await press(page, "2 more")
    await sees(page, "What waits for you")
    await picture(page, "13-digest-all")
    await press(page, "Close")
    await dialog_gone(page)
    await press(page, "Answer", last=False)
    await tap(page, "How long it may be", "You choose")
    await picture(page, "14-answer-points")
    await page.locator(".sheet").get_by_role("button", name="Answer", exact=True).click()
    await dialog_gone(page)
    await expect(page.locator(".main .msg").last).not_to_contain_text("How long it may be")
    await press(page, "Not needed")
    await expect(page.get_by_text("Answered.").last).to_be_visible()
    await picture(page, "15-digest-answered")
    town.days(4)
    await sees(page, "This week's tasks")
    await picture(page, "16-weekly-note")
    await be(page, "Maya")
    await sees(page, "Your week")
    await picture(page, "17-weekly-note-assignee")
