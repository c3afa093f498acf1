"""Answers calls: token, scope, rate, arguments, and then the method itself, each refused in the platform's words."""

from dataclasses import dataclass, field

from app.sandbox.apps import App
from app.sandbox.people import Member
from app.sandbox.web_api import chat, conversations, platform, things, users, views
from app.sandbox.web_api.call import METHODS, Answer, ApiError, Args, Call, Method, Surroundings, invalid

FAMILIES = (chat, conversations, platform, things, users, views)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What is sent back: a body, a status, and headers."""

    body: Answer
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    app: App | None = None


class WebApi:
    """The methods, over one workspace."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def answer(self, name: str, token: str, args: Args) -> Answered:
        """Answer one call."""
        method = METHODS.get(name)
        if method is None:
            return Answered(body={"ok": False, "error": "unknown_method", "req_method": name})
        app = None
        try:
            app = self._app(token, method)
            self._allowed(app, name, method, args)
            call = Call(app=app, args=args, around=self._around)
            body = {"ok": True, **method.run(call)}
            return Answered(body=body, headers=_headers(app), app=app)
        except ApiError as error:
            headers = _headers(app)
            if error.retry_after is None:
                return Answered(body=error.answer, headers=headers, app=app)
            headers["Retry-After"] = str(error.retry_after)
            return Answered(body=error.answer, status=429, headers=headers, app=app)

    def user(self, app: App, person: Member) -> Answer:
        """Return a person as an app would be shown them."""
        return users.shown(Call(app=app, args={}, around=self._around), person)

    def _app(self, token: str, method: Method) -> App:
        if not token:
            raise ApiError("not_authed")
        for app in self._around.workspace.apps:
            if token in (app.bot_token, app.app_token):
                if (token == app.app_token) is not method.app_token:
                    raise ApiError("not_allowed_token_type")
                if app.dead:
                    raise ApiError(app.dead)
                return app
        raise ApiError("invalid_auth")

    def _allowed(self, app: App, name: str, method: Method, args: Args) -> None:
        if method.scope:
            Call(app=app, args=args, around=self._around).needs(method.scope)
        if wait := self._around.rates.call(app.id, name, method.tier):
            raise ApiError("ratelimited", retry_after=wait)
        if missing := [arg for arg in method.required if args.get(arg) in (None, "")]:
            raise invalid(*(f"missing required field: {arg}" for arg in missing))


def _headers(app: App | None) -> dict[str, str]:
    return {"x-oauth-scopes": ",".join(sorted(app.scopes))} if app else {}
