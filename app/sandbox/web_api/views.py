"""views.*: modals and the Home tab. Source: docs.slack.dev/surfaces/modals."""

from typing import Any

from app.sandbox.apps import App
from app.sandbox.block_kit import check
from app.sandbox.triggers import TriggerError
from app.sandbox.views import Content, View, with_ids
from app.sandbox.web_api.call import Answer, ApiError, Call, invalid, method
from app.sandbox.workspace import Workspace

STACK = 3


class ViewError(Exception):
    """A view cannot be shown; the message is the platform's word for why."""


def put_on_top(workspace: Workspace, app: App, person_id: str, content: Content) -> View:
    """Put a modal on top of a person's open ones. Raises `ViewError` for a full stack and an external id in use."""
    stack = workspace.stack(person_id)
    if len(stack) >= STACK:
        raise ViewError("push_limit_reached")
    _unused(workspace, app, content, None)
    view_id = workspace.new_id("V")
    view = View(
        id=view_id,
        app=app,
        person_id=person_id,
        content=content,
        root_id=stack[0].id if stack else view_id,
        previous_id=stack[-1].id if stack else None,
    )
    show(workspace, view, content)
    stack.append(view)
    return view


def show(workspace: Workspace, view: View, content: Content) -> None:
    """Let a view show new content, filled up with ids."""
    view.show({**content, "blocks": with_ids(content["blocks"], workspace.new_id)})
    workspace.changed()


def _unused(workspace: Workspace, app: App, content: Content, mine: View | None) -> None:
    name = content.get("external_id")
    taken = [v for v in workspace.every_view() if v.app is app and v is not mine]
    if name and any(view.content.get("external_id") == name for view in taken):
        raise ViewError("duplicate_external_id")


def _content(call: Call, kind: str) -> Content:
    view = call.structured("view")
    if not isinstance(view, dict):
        raise invalid("must be an object [json-pointer:/view]")
    if check.view_bytes(view) > check.VIEW_BYTES:
        raise ApiError("view_too_large")
    if problems := check.check_view(view):
        raise invalid(*(f"{message} [json-pointer:{pointer}]" for message, pointer in problems))
    if view["type"] != kind:
        raise invalid(f"must be a {kind} view [json-pointer:/view/type]")
    return view


def _triggered(call: Call) -> str:
    try:
        return call.around.triggers.use(call.app, call.text("trigger_id") or call.text("interactivity_pointer"))
    except TriggerError as error:
        raise ApiError(str(error)) from None


def _put(call: Call, person_id: str, content: Content) -> Answer:
    try:
        return {"view": put_on_top(call.workspace, call.app, person_id, content).as_api()}
    except ViewError as error:
        raise ApiError(str(error)) from None


@method("views.open", tier=4, required="view")
def open_view(call: Call) -> Answer:
    content, person_id = _content(call, "modal"), _triggered(call)
    call.workspace.stack(person_id).clear()
    return _put(call, person_id, content)


@method("views.push", tier=4, required="view")
def push_view(call: Call) -> Answer:
    content, person_id = _content(call, "modal"), _triggered(call)
    if not call.workspace.stack(person_id):
        raise ApiError("not_found")
    return _put(call, person_id, content)


@method("views.update", tier=4, required="view")
def update_view(call: Call) -> Answer:
    content = _content(call, "modal")
    view = _named(call)
    return _change(call, view, content)


def _named(call: Call) -> View:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    for view in call.workspace.every_view():
        known = view.id == view_id or (external_id and view.content.get("external_id") == external_id)
        if known and view.app is call.app:
            return view
    raise ApiError("not_found")


def _change(call: Call, view: View, content: Content) -> Answer:
    if call.text("hash") and call.text("hash") != view.hash:
        raise ApiError("hash_conflict")
    try:
        _unused(call.workspace, call.app, content, view)
    except ViewError as error:
        raise ApiError(str(error)) from None
    show(call.workspace, view, content)
    return {"view": view.as_api()}


@method("views.publish", tier=4, required="user_id view")
def publish_view(call: Call) -> Answer:
    content, person = _content(call, "home"), call.person("user_id")
    if not call.app.home_enabled:
        raise ApiError("not_enabled")
    key: Any = (call.app.id, person.id)
    home = call.workspace.homes.get(key)
    if home is None:
        view_id = call.workspace.new_id("V")
        home = View(id=view_id, app=call.app, person_id=person.id, content=content, root_id=view_id)
        answer = _change(call, home, content)
        call.workspace.homes[key] = home
        return answer
    return _change(call, home, content)
