"""A client of the control API, for tests in any style: act as people, see what they see."""

from typing import Any, Self

import httpx

Data = dict[str, Any]


class ControlError(AssertionError):
    """The sandbox refused, or something did not come to be in time. The message says what there is."""


class PersonClient:
    """One person of the sandbox."""

    def __init__(self, control: "SandboxClient", name: str) -> None:
        self._control = control
        self.name = name

    def does(self, do: str, **args: Any) -> Data:
        """Do one thing, such as `does("press", label="Approve")`, and return what the person sees then."""
        sees: Data = self._control.ask("POST", f"/people/{self.name}/acts", json={"do": do, **args})["sees"]
        return sees

    def sees(self, text: str, *, within: float = 5.0) -> Data:
        """Wait until the person can read `text`. Raises `ControlError` when they cannot in time."""
        sees: Data = self._control.ask("GET", f"/people/{self.name}", params={"until": text, "seconds": within})["sees"]
        return sees

    @property
    def sight(self) -> Data:
        """Everything the person sees now."""
        sees: Data = self._control.ask("GET", f"/people/{self.name}")["sees"]
        return sees


class SandboxClient:
    """A running sandbox, and what opens it for the app."""

    def __init__(self, url: str, *, bot_token: str = "", app_token: str = "", signing_secret: str = "") -> None:
        self.url = url
        self.api_url = f"{url}/api/"
        self.bot_token = bot_token
        self.app_token = app_token
        self.signing_secret = signing_secret
        self._http = httpx.Client(base_url=f"{url}/control", timeout=90, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._http.close()

    def ask(self, method: str, path: str, **what: Any) -> Data:
        """Call the control API. Raises `ControlError` with its message."""
        answer = self._http.request(method, path, **what)
        body: Data = answer.json()
        if not body.get("ok"):
            raise ControlError(body.get("error", answer.text))
        return body

    def person(self, name: str) -> PersonClient:
        """Return one of the people."""
        return PersonClient(self, name)

    def calls(self, method: str = "") -> list[Data]:
        """Return what the app asked and was told, oldest first; only calls of `method`, if one is given."""
        found: list[Data] = self.ask("GET", "/log", params={"name": method})["exchanges"]
        return found

    @property
    def problems(self) -> list[str]:
        """What Slack would have refused in silence."""
        found: list[str] = self.ask("GET", "/log")["problems"]
        return found

    def wait(self, seconds: float) -> None:
        """Move the sandbox's clock."""
        self.ask("POST", "/clock", json={"seconds": seconds})

    def fail(self, method: str, **how: Any) -> None:
        """Order a fault."""
        self.ask("POST", "/faults", json={"method": method, **how})
