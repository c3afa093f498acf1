"""api.test, auth.*, apps.*: what every app asks for."""

from app.sandbox.messages import TEAM_ID, TEAM_URL
from app.sandbox.socket_mode import Hub
from app.sandbox.web_api.call import Answer, ApiError, Call, method


@method("api.test", tier=4)
def api_test(call: Call) -> Answer:
    if call.text("error"):
        raise ApiError(call.text("error"), args=call.args)
    return {"args": call.args}


@method("auth.test", tier=5)
def auth_test(call: Call) -> Answer:
    return {
        "url": TEAM_URL,
        "team": "Sandbox",
        "user": call.app.name.casefold(),
        "team_id": TEAM_ID,
        "user_id": call.app.bot_user_id,
        "bot_id": call.app.bot_id,
        "is_enterprise_install": False,
    }


@method("auth.revoke", tier=3)
def revoke(call: Call) -> Answer:
    if call.flag("test"):
        return {"revoked": False}
    call.app.dead = "token_revoked"
    event = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [call.app.bot_user_id]}}
    call.around.dispatch.soon(call.around.dispatch.farewell(call.app, event))
    return {"revoked": True}


@method("apps.connections.open", tier=3, app_token=True)
def connections_open(call: Call) -> Answer:
    hub = call.app.transport
    if not isinstance(hub, Hub):
        raise ApiError("forbidden_team")
    base = call.around.url().replace("http", "ws", 1)
    return {"url": f"{base}/link/?ticket={hub.new_ticket()}&app_id={call.app.id}"}
