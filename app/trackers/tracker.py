"""What every tracker offers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import httpx

from app.core.assignment import Source
from app.core.connection import Comment, Mark, Polled, Proof
from app.core.events import Ending
from app.core.tracking import Limit, Sighting, TaskThere

Headers = Mapping[str, str]


async def _found(_client: httpx.AsyncClient, _project: str) -> None:
    """A project that is not there is told by every poll of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """One tracker. Header names are given in lower case.

    - `base_url` is empty where every customer has a server of their own; `project` is what a project's name must match,
      `example` one. `authorise` are the headers a token is sent with.
    - `verify` returns proof that a delivery is the tracker's and raises `UnverifiedError`; `parse` returns what it
      shows and raises `MalformedError`. With `chooses_secret` the tracker makes the secret of a webhook; `greet`
      returns the secret that a delivery offers, where it does so by one.
    - `stirs` says whether a delivery tells only that something changed, so that the tracker is to be asked what; then
      it `needs_token`. `doubts` are the tasks that such a delivery says are gone, to be looked for.
    - `make_webhook` lets a project deliver to an address and returns the webhook's id, `end_webhook` takes one away;
      both raise `PollError`, and are None where people do it.
    - `fetch` returns what changed in a project and never raises for what the network does. `find_project` raises
      `PollError` where a project is not there and a poll would not tell. `find_gone` returns which tasks ended that no
      poll lists any more, by their ids, told which projects are followed; it raises `PollError`.
    - `comment` writes to a task, with the comment's key, and `has_comment` says whether one of that key stands there;
      both raise `PollError`.
    - `tells` is what it documents of tasks that a threshold can go by besides labels.
    """

    source: Source
    base_url: str
    project: str
    example: str
    verify: Callable[[Headers, bytes, str, datetime], Proof]
    parse: Callable[[Headers, bytes], tuple[Sighting, ...]]
    authorise: Callable[[str], Headers]
    fetch: Callable[[httpx.AsyncClient, str, Mark, datetime], Awaitable[Polled]]
    comment: Callable[[httpx.AsyncClient, Comment], Awaitable[None]]
    has_comment: Callable[[httpx.AsyncClient, Comment], Awaitable[bool]]
    find_gone: Callable[[httpx.AsyncClient, Sequence[TaskThere], Sequence[str]], Awaitable[dict[str, Ending]]]
    find_project: Callable[[httpx.AsyncClient, str], Awaitable[None]] = _found
    tells: frozenset[Limit] = frozenset()
    chooses_secret: bool = False
    needs_token: bool = False
    greet: Callable[[Headers], str] = lambda _headers: ""
    stirs: Callable[[bytes], bool] = lambda _body: False
    make_webhook: Callable[[httpx.AsyncClient, str, str], Awaitable[str]] | None = None
    end_webhook: Callable[[httpx.AsyncClient, str], Awaitable[None]] | None = None
    doubts: Callable[[bytes], tuple[str, ...]] = lambda _body: ()
