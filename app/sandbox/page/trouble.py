"""Things that go wrong, to order with a click: what the platform, the network, the people and the clock can do."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from nicegui import ui

from app.sandbox.faults import Astray, Broken
from app.sandbox.page.stage import Stage
from app.sandbox.server import Sandbox
from app.sandbox.socket_mode import Hub

METHODS = ("chat.*", "views.*", "users.*", "conversations.*", "*")
CALLS: dict[str, dict[str, Any]] = {
    "429, come again in 5 s": {"error": "ratelimited", "status": 429, "retry_after": 5},
    "500": {"error": "internal_error", "status": 500},
    "503, although it did the work": {"error": "service_unavailable", "status": 503, "after_effect": True},
    "Connection lost before the effect": {"broken": Broken.BEFORE},
    "Connection lost after the effect": {"broken": Broken.AFTER},
    "5 s late": {"slow_seconds": 5.0},
    "fatal_error": {"error": "fatal_error"},
    "token_revoked": {"error": "token_revoked"},
}
DELIVERIES = {
    "Next event twice": Astray.TWICE,
    "Next event after the one that follows": Astray.HELD_BACK,
    "Next acknowledgement lost": Astray.ACK_LOST,
}


class Trouble:
    """The faults, and what stands ordered."""

    def __init__(self, sandbox: Sandbox, stage: Stage) -> None:
        self._sandbox = sandbox
        self._stage = stage
        self._shown: list[str] | None = None

    def build(self) -> None:
        """Lay it out."""
        self._ordered = ui.element("div").classes("ordered").props("role=status")
        _title("Calls of the app")
        self._calls()
        _title("Events to the app")
        with ui.element("div").classes("deck"):
            for name, astray in DELIVERIES.items():
                _do(name, partial(self._sandbox.faults.deliveries.append, astray))
        _title("Connection")
        with ui.element("div").classes("deck"):
            self._connection()
        _title("The app")
        with ui.element("div").classes("deck"):
            _do("Revoke its token", self._sandbox.revoke)
            _do("Uninstall it", self._sandbox.uninstall)
            _do("Install it again", self._sandbox.reinstall)
            for name, restart in self._stage.restarts.items():
                _do(name, restart)
        _title("People")
        self._people()

    def _calls(self) -> None:
        with ui.element("div").classes("order"):
            method = ui.select(list(METHODS), value="chat.*", label="Which").props("outlined dense")
            kind = ui.select(list(CALLS), value=next(iter(CALLS)), label="What").props("outlined dense").classes("wide")
            times = ui.number(value=3, min=1, max=100, precision=0, label="Times").props("outlined dense")

            def order() -> None:
                self._sandbox.fail(method.value, times=int(times.value or 1), **CALLS[kind.value])

            _do("Order", order, "Ordered")
        pacing = ui.checkbox("Hold the app to Slack's rate limits", value=self._sandbox.rates.enabled)
        pacing.on_value_change(lambda event: setattr(self._sandbox.rates, "enabled", event.value))

    def _connection(self) -> None:
        transport = self._sandbox.app.transport
        if not isinstance(transport, Hub):
            ui.label("The app is reached over HTTP: stop it, and nothing is acknowledged.").classes("hint")
            return
        _do("Drop the socket", transport.drop)
        _do("Warn of a reconnect", lambda: transport.disconnect("warning"))
        _do("Ask to reconnect", transport.disconnect)

    def _people(self) -> None:
        names = {m.id: m.name for m in self._sandbox.workspace.people.values() if not m.is_bot and m.id != "USLACKBOT"}
        with ui.element("div").classes("order"):
            who = ui.select(names, value="U0MAYA" if "U0MAYA" in names else next(iter(names)), label="Who")
            who.props("outlined dense").classes("wide")
        with ui.element("div").classes("deck"):
            for name, what in _CHANGES.items():
                _do(name, partial(self._change, who, what))

    async def _change(self, who: ui.select, what: dict[str, Any]) -> None:
        await self._sandbox.change(who.value, **what)

    def look(self) -> None:
        """Show what stands ordered."""
        faults = self._sandbox.faults
        shown = [f"{fault.told}, {fault.times} more" for fault in faults.calls]
        shown += [f"event {astray.value}" for astray in faults.deliveries]
        if shown == self._shown:
            return
        self._shown = shown
        self._ordered.clear()
        with self._ordered:
            ui.label("Nothing is ordered." if not shown else "Ordered, and not happened yet:").classes("hint")
            for line in shown:
                ui.label(line).classes("one")
            if shown:
                _do("Take it all back", faults.clear)


_CHANGES: dict[str, dict[str, Any]] = {
    "Goes on holiday": {"status": "On holiday", "status_emoji": ":palm_tree:"},
    "In a meeting": {"status": "In a meeting", "status_emoji": ":calendar:"},
    "Do not disturb now": {"quiet": (0, 23)},
    "Available": {"status": "", "status_emoji": "", "quiet": None},
    "Leaves (deactivated)": {"deleted": True},
    "Comes back": {"deleted": False},
}


def _title(text: str) -> None:
    ui.html(f"<h3>{text}</h3>", sanitize=False)


def _do(label: str, act: Callable[[], Awaitable[Any] | Any], told: str = "") -> None:
    async def done() -> None:
        found = act()
        if isinstance(found, Awaitable):
            await found
        ui.notify(told or f"{label}: done", position="top", timeout=1500)

    ui.button(label, on_click=done, color=None).props("no-caps unelevated dense")
