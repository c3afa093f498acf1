"""A person using the pretend Slack: types, presses, fills in. The page and the tests act through this alone."""

from typing import Any

from app.sandbox import blocks as shown
from app.sandbox import payloads
from app.sandbox.apps import App, Reply
from app.sandbox.block_kit import check
from app.sandbox.log import Way
from app.sandbox.messages import Message
from app.sandbox.sight import Sight
from app.sandbox.views import View
from app.sandbox.web_api.views import ViewError, put_on_top, show
from app.sandbox.writing import Writer

NO_ANSWER = "We had some trouble connecting. Try again?"
REQUIRED = "Please complete this required field."


class Person(Writer):
    """One person of the workspace, and what they do."""

    def using(self, app: App) -> "Person":
        """Return the same person, turned to another app."""
        return Person(self._sandbox, self.id, app)

    # shortcuts

    async def shortcut(self, callback_id: str) -> None:
        """Take a global shortcut of the app."""
        payload = payloads.shortcut(
            self.app,
            self.member,
            callback_id,
            action_ts=self._workspace.new_ts(),
            trigger_id=self._sandbox.triggers.new(self.app, self.id),
        )
        await self._interact(self.app, callback_id, payload)

    async def message_shortcut(self, callback_id: str, message: Message) -> None:
        """Take a shortcut of the app at a message."""
        channel = self._workspace.channels[message.channel]
        payload = payloads.message_shortcut(
            self.app,
            self.member,
            channel,
            message,
            callback_id,
            action_ts=self._workspace.new_ts(),
            trigger_id=self._sandbox.triggers.new(self.app, self.id),
            response_url=self._hook(self.app, channel, message, "app"),
        )
        await self._interact(self.app, callback_id, payload)

    async def _interact(self, app: App, name: str, payload: dict[str, Any]) -> Reply:
        """Hand an interaction to the app; where it does not answer the person is told so."""
        reply = await self._sandbox.dispatch.deliver(app, Way.INTERACTIVE, f"{payload['type']} {name}", payload)
        if reply.body is None and payload["type"] != "view_submission":
            self._workspace.toast(self.id, NO_ANSWER)
        return reply

    # pressing and choosing

    async def press(self, label: str, *, on: Message | None = None) -> None:
        """Press the button of that label: in the open form if it has one, else on the newest message that has.

        Raises `LookupError` naming the buttons there are.
        """
        if on is not None:
            found = shown.button(on.blocks, label)
            if found is None:
                raise LookupError(f"no button {label!r}; there are {shown.button_labels(on.blocks)}")
            await self.act(*found, on)
            return
        try:
            block_id, element, place = self.where(lambda blocks: shown.button(blocks, label))
        except LookupError:
            raise LookupError(f"no button {label!r}; there are {sorted(set(self.buttons))}") from None
        await self.act(block_id, element, place)

    async def choose(self, action_id: str, value: Any) -> None:
        """Choose something in the element of that id, options by what they say."""
        block_id, element, place = self.where(lambda blocks: shown.element(blocks, action_id))
        await self.act(block_id, element, place, **shown.state_of(element, _plain(value)))

    async def act(self, block_id: str, element: dict[str, Any], place: Message | View, **value: Any) -> None:
        """Send the app an action of that element, with what was chosen in it."""
        standing = place.values.get(block_id, {}).get(element["action_id"])
        if standing is not None and value:
            standing.update(value)
        action: dict[str, Any] = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block_id,
            "action_ts": self._workspace.new_ts(),
            **({"text": element["text"]} if element["type"] == "button" else {}),
            **({"value": element["value"]} if "value" in element else {}),
            **value,
        }
        await self._acted(place, action)

    async def _acted(self, place: Message | View, action: dict[str, Any]) -> None:
        if isinstance(place, View):
            trigger_id = self._sandbox.triggers.new(place.app, self.id)
            payload = payloads.view_press(place.app, self.member, place, action, trigger_id=trigger_id)
            await self._interact(place.app, action["action_id"], payload)
            return
        if place.by is None:
            raise LookupError("only an app's message has something to act on")
        channel = self._workspace.channels[place.channel]
        payload = payloads.message_press(
            place.by,
            self.member,
            channel,
            place,
            action,
            trigger_id=self._sandbox.triggers.new(place.by, self.id),
            response_url=self._hook(place.by, channel, place, "actions"),
        )
        await self._interact(place.by, action["action_id"], payload)

    async def options(self, action_id: str, typed: str) -> list[dict[str, Any]]:
        """Return what the app offers in an external select for what was typed."""
        block_id, _, place = self.where(lambda blocks: shown.element(blocks, action_id))
        app = place.app if isinstance(place, View) else place.by
        assert app is not None
        here: dict[str, Any] = (
            {"container": {"type": "view", "view_id": place.id}, "view": place.as_api()}
            if isinstance(place, View)
            else {
                "container": {"type": "message", "message_ts": place.ts, "channel_id": place.channel},
                "message": place.as_api(),
            }
        )
        payload = payloads.suggestion(app, self.member, here, block_id=block_id, action_id=action_id, value=typed)
        body = (await self._interact(app, action_id, payload)).body or {}
        groups = body.get("option_groups") or []
        offered: list[dict[str, Any]] = body.get("options") or [o for group in groups for o in group["options"]]
        return offered[:100]

    # filling in

    def fill(self, label: str, value: Any) -> None:
        """Put something into the field of that label. Raises `LookupError` naming the labels there are."""
        view = self.open_form
        block = shown.input_named(view.content, label)
        element = block["element"]
        view.values[block["block_id"]][element["action_id"]].update(shown.state_of(element, _plain(value)))
        view.fills += 1
        self._workspace.changed()

    async def enter(self, label: str, value: Any) -> None:
        """Put something into a field that tells the app of it at once (`dispatch_action`)."""
        self.fill(label, value)
        view, block = self.open_form, shown.input_named(self.open_form.content, label)
        if block.get("dispatch_action"):
            state = view.values[block["block_id"]][block["element"]["action_id"]]
            held = {name: state[name] for name in state if name != "type"}
            await self.act(block["block_id"], block["element"], view, **held)

    async def submit(self) -> None:
        """Send the open form."""
        view = self.open_form
        view.trouble = ""
        if missing := shown.missing(view):
            view.errors = dict.fromkeys(missing, REQUIRED)
            self._workspace.changed()
            return
        payload = payloads.submission(
            view.app,
            self.member,
            view,
            trigger_id=self._sandbox.triggers.new(view.app, self.id),
            response_urls=self._response_urls(view),
        )
        reply = await self._interact(view.app, str(view.content.get("callback_id", "")), payload)
        try:
            self._form_answered(view, reply)
        except ViewError as error:
            view.trouble = NO_ANSWER
            self._sandbox.log.problem(f"{view.app.name} answered a form in a way that Slack refuses: {error}")
        self._workspace.changed()

    def _response_urls(self, view: View) -> list[dict[str, Any]]:
        urls = []
        for block in shown.inputs(view.content):
            element = block["element"]
            chosen = view.values[block["block_id"]][element["action_id"]]
            channel_id = chosen.get("selected_conversation") or chosen.get("selected_channel")
            if element.get("response_url_enabled") and channel_id in self._workspace.channels:
                url = self._hook(view.app, self._workspace.channels[channel_id], None, "app")
                ids = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel_id}
                urls.append({**ids, "response_url": url})
        return urls

    def _form_answered(self, view: View, reply: Reply) -> None:
        body, stack = reply.body, self._workspace.stack(self.id)
        if body is None:
            view.trouble = NO_ANSWER
            return
        match body.get("response_action"):
            case "errors":
                known = {block["block_id"] for block in shown.inputs(view.content)}
                errors = body.get("errors") or {}
                if not errors or set(errors) - known:
                    raise ViewError(f"`errors` names blocks that are no inputs: {sorted(set(errors) - known)}")
                view.errors = {name: str(text) for name, text in errors.items()}
            case "update":
                show(self._workspace, view, _checked(body.get("view")))
            case "push":
                put_on_top(self._workspace, view.app, self.id, _checked(body.get("view")))
            case "clear":
                stack.clear()
            case None if not body:
                if view in stack:
                    stack.remove(view)
            case other:
                raise ViewError(f"the body must be empty or name a response_action, not {other or sorted(body)}")

    async def close(self) -> None:
        """Close the topmost form; the one below it is in sight again, unless it clears all."""
        view, stack = self.open_form, self._workspace.stack(self.id)
        if view.content.get("clear_on_close"):
            stack.clear()
        else:
            stack.remove(view)
        self._workspace.changed()
        await self._tell_closed(view, cleared=False)

    async def close_all(self) -> None:
        """Close every open form with the cross in the corner."""
        stack = self._workspace.stack(self.id)
        if not stack:
            raise LookupError("no form is open")
        root = stack[0]
        stack.clear()
        self._workspace.changed()
        await self._tell_closed(root, cleared=True)

    async def _tell_closed(self, view: View, *, cleared: bool) -> None:
        if view.content.get("notify_on_close"):
            payload = payloads.closed(view.app, self.member, view, cleared=cleared)
            await self._interact(view.app, str(view.content.get("callback_id", "")), payload)

    # the rest

    async def open_home(self, tab: str = "home") -> None:
        """Open a tab of the app's home: `home` or `messages`."""
        event: dict[str, Any] = {"type": "app_home_opened", "user": self.id, "channel": self.dm.id, "tab": tab}
        if self.home:
            event["view"] = self.home.as_api()
        await self._sandbox.dispatch.publish(event, only=[self.app])

    def dismiss(self, message: Message) -> None:
        """Put away something only this person sees."""
        self._workspace.notes[self.id].remove(message)
        self._workspace.changed()


def _plain(value: Any) -> Any:
    return value.id if isinstance(value, Sight) else value


def _checked(view: Any) -> dict[str, Any]:
    if not isinstance(view, dict):
        raise ViewError("`view` is missing")
    if problems := check.check_view(view):
        raise ViewError("; ".join(f"{message} [json-pointer:{pointer}]" for message, pointer in problems))
    if view["type"] != "modal":
        raise ViewError("`view` must be a modal")
    return view
