"""The page: a bar with the clock, one or two people's windows, and what goes on behind."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from app.sandbox.page.desk import Desk
from app.sandbox.page.panel import Requests
from app.sandbox.page.stage import Stage
from app.sandbox.page.tour import Guide
from app.sandbox.page.trouble import Trouble
from app.sandbox.server import Sandbox

STYLE = Path(__file__).with_name("page.css")
LOOK_AGAIN_SECONDS = 0.2
STEPS = {
    "+10 min": timedelta(minutes=10),
    "+1 hour": timedelta(hours=1),
    "+2 hours": timedelta(hours=2),
    "+1 day": timedelta(days=1),
    "+1 week": timedelta(weeks=1),
}


class Page:
    """One browser tab."""

    def __init__(self, sandbox: Sandbox, stage: Stage) -> None:
        self._sandbox = sandbox
        self._stage = stage
        self._desks = [Desk(sandbox, stage, next(iter(sandbox.workspace.people)))]
        self._requests = Requests(sandbox.log)
        self._trouble = Trouble(sandbox, stage)
        self._guide = Guide(sandbox, self._desks[0].become)
        self._seen: Any = None

    def build(self) -> None:
        """Lay the page out."""
        ui.add_css(STYLE)
        ui.page_title(f"{self._stage.title} sandbox")
        with ui.element("div").classes("frame"):
            with ui.element("header").classes("top"):
                self._bar()
            with ui.element("div").classes("desks") as self._holder:
                self._desks[0].build()
            self._panel = ui.element("aside").classes("panel").props('aria-label="Behind the scenes"')
            with self._panel:
                self._behind()
            self._panel.visible = False
        self._guide.build()
        ui.timer(LOOK_AGAIN_SECONDS, self._look)

    def _bar(self) -> None:
        ui.label(self._stage.title).classes("brand")
        self._clock = ui.label().classes("clock").props('aria-label="Sandbox time" role=timer')
        with ui.element("div").classes("steps"):
            for label, span in STEPS.items():
                _button(label, partial(self._move_by, span))
            _button("Next working morning", lambda: self._move(self._next_morning()))
            self._spinner = ui.spinner(size="20px", color="white")
            self._spinner.visible = False
        with ui.element("div").classes("views"):
            if self._stage.tours:
                with _button("Guided tour", lambda: None), ui.menu():
                    for tour in self._stage.tours:
                        ui.menu_item(tour.title, on_click=partial(self._guide.begin, tour))
            self._twice = _button("Two people", self._beside)
            self._open = _button("Behind the scenes", self._toggle_panel)
            _button("Reset", self._reset)

    def _behind(self) -> None:
        with ui.tabs().props("dense no-caps align=left") as tabs:
            requests, trouble = ui.tab("Requests"), ui.tab("Faults")
        with ui.tab_panels(tabs, value=requests, animated=False).classes("panes"):
            with ui.tab_panel(requests):
                self._requests.build()
            with ui.tab_panel(trouble):
                self._trouble.build()

    # time

    def _now(self) -> datetime:
        return self._sandbox.clock.now()

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._desks[0].person.member.tz or "UTC")

    def _next_morning(self) -> datetime:
        day = self._now().astimezone(self._zone()) + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        return day.replace(hour=9, minute=0, second=0, microsecond=0).astimezone(UTC)

    async def _move_by(self, span: timedelta) -> None:
        await self._move(self._now() + span)

    async def _move(self, target: datetime) -> None:
        self._spinner.visible = True
        try:
            await self._sandbox.follower.advance(target)
        finally:
            self._spinner.visible = False

    # keeping up to date

    def _look(self) -> None:
        local = self._now().astimezone(self._zone())
        shown = f"{local:%A} {local.day} {local:%B, %H:%M}"
        log = self._sandbox.log
        behind = (log.exchanges[-1].number if log.exchanges else 0, len(log.problems), self._panel.visible)
        ordered = (len(self._sandbox.faults.calls), sum(f.times for f in self._sandbox.faults.calls))
        seen = (self._sandbox.workspace.changes, shown, behind, ordered, len(self._sandbox.faults.deliveries))
        if seen == self._seen:
            return
        self._seen = seen
        self._clock.text = shown
        for desk in self._desks:
            desk.look()
        if self._panel.visible:
            self._requests.look()
            self._trouble.look()

    # what stands side by side

    def _beside(self) -> None:
        if len(self._desks) == 2:
            self._holder.remove(1)
            self._desks.pop()
            self._holder.classes(remove="two")
        else:
            self._holder.classes(add="two")
            here = self._desks[0].person.id
            desk = Desk(self._sandbox, self._stage, next(one for one in self._sandbox.workspace.people if one != here))
            self._desks.append(desk)
            with self._holder:
                desk.build()
        self._twice.text = "One person" if len(self._desks) == 2 else "Two people"

    def _toggle_panel(self) -> None:
        self._panel.visible = not self._panel.visible
        self._open.props["aria-expanded"] = str(self._panel.visible).lower()
        self._open.update()

    async def _reset(self) -> None:
        self._spinner.visible = True
        try:
            self._guide.end()
            await self._sandbox.follower.begin_anew()
        finally:
            self._spinner.visible = False


def _button(label: str, act: Callable[[], Awaitable[None] | None]) -> ui.button:
    return ui.button(label, on_click=act, color=None).props("no-caps unelevated dense")


def add_page(sandbox: Sandbox, stage: Stage) -> None:
    """Serve the page at the root of the sandbox."""
    ui.menu_item.default_props("role=menuitem")
    ui.run_with(sandbox.web, root=lambda: Page(sandbox, stage).build(), title=stage.title, show_welcome_message=False)
