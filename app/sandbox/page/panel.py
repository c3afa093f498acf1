"""What goes over the wire, as a list: every request and every answer with its timing, and what went wrong."""

import html
import json
from typing import Any

from nicegui import ui
from nicegui.element import Element

from app.sandbox.log import Exchange, Log, Way

KEPT = 300
SLOW_SECONDS = 1.0
TO_APP = {Way.COMMAND, Way.INTERACTIVE, Way.EVENT, Way.VERIFY}


class Requests:
    """The list of requests, the newest on top."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._last = 0
        self._told: list[str] = []
        self._wanted = ""

    def build(self) -> None:
        """Lay it out."""
        with ui.element("div").classes("bar"):
            find = ui.input(placeholder="Only with this in it", on_change=lambda event: self._filter(event.value))
            find.props('outlined dense clearable aria-label="Only requests with this in them"')
        self._problems = ui.element("div").classes("problems").props("role=status")
        self._list = ui.element("div").classes("requests")

    def _filter(self, wanted: str | None) -> None:
        self._wanted = (wanted or "").casefold()
        self._list.clear()
        self._last = 0
        self.look()

    def look(self) -> None:
        """Add what is new."""
        if self._log.problems != self._told:
            self._told = list(self._log.problems)
            self._problems.clear()
            with self._problems:
                for problem in self._told:
                    ui.label(problem)
        if self._log.exchanges and self._log.exchanges[-1].number < self._last:
            self._list.clear()
        if not self._log.exchanges:
            self._list.clear()
            self._last = 0
        for exchange in list(self._log.exchanges)[-KEPT:]:
            if exchange.number > self._last and self._wanted in f"{exchange.way} {exchange.name}".casefold():
                with self._list:
                    self._row(exchange).move(self._list, 0)
        if self._log.exchanges:
            self._last = self._log.exchanges[-1].number

    def _row(self, exchange: Exchange) -> Element:
        with ui.element("details").classes("request" if exchange.ok else "request bad") as row:
            with ui.element("summary"):
                ui.html(_line(exchange), sanitize=False)
            body = ui.element("div")
        row.on("toggle", lambda: self._open(body, exchange))
        return row

    def _open(self, body: Element, exchange: Exchange) -> None:
        if not body.default_slot.children:
            with body:
                for title, what in (("Request", exchange.request), ("Answer", exchange.answer)):
                    ui.html(f"<b>{title}</b><pre>{_json(what)}</pre>", sanitize=False)


def _json(what: Any) -> str:
    return html.escape("none came" if what is None else json.dumps(what, indent=1, ensure_ascii=False))


def _line(exchange: Exchange) -> str:
    arrow, told = ("→", "to the app") if exchange.way in TO_APP else ("←", "from the app")
    retry = f' <span class="again">retry {exchange.retry}</span>' if exchange.retry else ""
    slow = " slow" if exchange.seconds > SLOW_SECONDS else ""
    return (
        f'<span class="when">{exchange.at:%H:%M:%S}</span><span title="{told}">{arrow}</span>'
        f"<b>{html.escape(exchange.name)}</b>{retry}"
        f'<span class="took{slow}">{exchange.seconds * 1000:.0f} ms</span>'
        f'<span class="out">{html.escape(_outcome(exchange))}</span>'
    )


def _outcome(exchange: Exchange) -> str:
    if exchange.note:
        return exchange.note
    if exchange.answer is None:
        return "no answer"
    return "ok" if exchange.ok else str(exchange.answer.get("error") or exchange.answer.get("text"))
