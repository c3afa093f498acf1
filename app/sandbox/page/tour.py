"""The guided tour: a card that tells what happens, and does it."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from app.sandbox.acts import ActError, perform
from app.sandbox.page.stage import Step, Tour
from app.sandbox.server import Sandbox


async def take(sandbox: Sandbox, step: Step) -> None:
    """Do one step. Raises `ActError` where somebody has gone another way meanwhile."""
    person = sandbox.person(step.who)
    for act in step.acts:
        await perform(sandbox.workspace, person, act)
        await sandbox.dispatch.quiet()
        await sandbox.follower.settle()
    if step.wait:
        await sandbox.follower.advance(sandbox.clock.now() + step.wait)


class Guide:
    """The card of a tour. `become` shows the person whose step it is."""

    def __init__(self, sandbox: Sandbox, become: Callable[[str], Awaitable[None]]) -> None:
        self._sandbox = sandbox
        self._become = become
        self._tour: Tour | None = None
        self._at = 0
        self._trouble = ""

    def build(self) -> None:
        """Lay it out, out of sight."""
        self._card = ui.element("div").classes("guide").props('role="region" aria-label="Guided tour"')
        self._card.visible = False

    async def begin(self, tour: Tour) -> None:
        """Begin a tour, everything else forgotten."""
        await self._sandbox.follower.begin_anew()
        self._tour, self._at, self._trouble = tour, 0, ""
        await self._become(self._sandbox.person(tour.steps[0].who).id)
        self._draw()

    def end(self) -> None:
        """Put the card away."""
        self._tour = None
        self._card.visible = False

    async def _next(self) -> None:
        assert self._tour is not None
        step = self._tour.steps[self._at]
        self._button.props("loading")
        self._trouble = ""
        try:
            await self._become(self._sandbox.person(step.who).id)
            await take(self._sandbox, step)
            self._at += 1
        except ActError as error:
            self._trouble = f"This step cannot be done now: {error}. Begin the tour again."
        self._draw()

    def _draw(self) -> None:
        assert self._tour is not None
        self._card.clear()
        self._card.visible = True
        steps = self._tour.steps
        with self._card:
            over = self._at == len(steps)
            count = f"{self._tour.title} · {'done' if over else f'step {self._at + 1} of {len(steps)}'}"
            ui.label(count).classes("count")
            if self._at:
                ui.label(steps[self._at - 1].told).classes("told").props("role=status")
            else:
                ui.label("Each step does one thing and shows it. Click about as you like in between.").classes("told")
            if self._trouble:
                ui.label(self._trouble).classes("wrong").props("role=alert")
            with ui.element("div").classes("feet"):
                ui.button("End", on_click=self.end, color=None).props("no-caps unelevated dense")
                if not over:
                    self._button = ui.button("Next step", on_click=self._next, color=None)
                    self._button.props("no-caps unelevated dense").classes("primary")
