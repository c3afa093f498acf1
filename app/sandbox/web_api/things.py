"""reactions.*, files.*, functions.*: what hangs on messages and workflows."""

import secrets
from typing import Any

from app.sandbox.web_api.call import Answer, ApiError, Call, method

ALT_TEXT = 1000
REACTIONS = 50


def _name(call: Call) -> str:
    name = call.text("name").strip(":")
    if not name.replace("_", "").replace("-", "").replace("+", "").replace(":", "").isalnum():
        raise ApiError("invalid_name")
    return name


@method("reactions.add", tier=3, scope="reactions:write", required="channel name timestamp")
def add_reaction(call: Call) -> Answer:
    channel, message = call.message("timestamp")
    name, me = _name(call), call.app.bot_user_id
    call.member_of(channel)
    if me in message.reactions.get(name, []):
        raise ApiError("already_reacted")
    if len(message.reactions) >= REACTIONS and name not in message.reactions:
        raise ApiError("too_many_emoji")
    message.reactions.setdefault(name, []).append(me)
    message.changes += 1
    call.workspace.changed()
    return {}


@method("reactions.remove", tier=2, scope="reactions:write", required="name")
def remove_reaction(call: Call) -> Answer:
    if not call.text("timestamp"):
        raise ApiError("no_item_specified")
    _, message = call.message("timestamp")
    name, me = _name(call), call.app.bot_user_id
    if me not in message.reactions.get(name, []):
        raise ApiError("no_reaction")
    message.reactions[name].remove(me)
    if not message.reactions[name]:
        del message.reactions[name]
    message.changes += 1
    call.workspace.changed()
    return {}


@method("reactions.get", tier=3, scope="reactions:read")
def get_reactions(call: Call) -> Answer:
    if not call.text("timestamp"):
        raise ApiError("no_item_specified")
    channel, message = call.message("timestamp")
    return {"type": "message", "channel": channel.id, "message": message.as_api()}


@method("files.getUploadURLExternal", tier=4, scope="files:write", required="filename length")
def upload_url(call: Call) -> Answer:
    if not call.text("length").isdigit() or call.text("length") == "0":
        raise ApiError("invalid_arguments", response_metadata={"messages": ["[ERROR] invalid `length`"]})
    if len(call.text("alt_txt")) > ALT_TEXT:
        raise ApiError("alt_txt_too_large")
    file_id, token = call.workspace.new_id("F"), secrets.token_hex(12)
    call.workspace.files[file_id] = {
        "id": file_id,
        "name": call.text("filename"),
        "title": call.text("filename"),
        "size": int(call.text("length")),
        "token": token,
        "content": None,
        "app": call.app,
    }
    return {"upload_url": f"{call.around.url()}/upload/{token}", "file_id": file_id}


@method("files.completeUploadExternal", tier=4, scope="files:write", required="files")
def complete_upload(call: Call) -> Answer:
    given = call.structured("files")
    if not isinstance(given, list) or not given:
        raise ApiError("invalid_arguments", response_metadata={"messages": ["[ERROR] `files` must be a list"]})
    files = [_finished(call, one) for one in given]
    if call.text("channel_id"):
        channel = call.channel("channel_id")
        call.member_of(channel)
        message = call.workspace.post(
            channel,
            call.app.bot_user_id,
            call.text("initial_comment"),
            by=call.app,
            files=files,
            thread_ts=call.text("thread_ts") or None,
        )
        call.around.dispatch.soon(call.around.dispatch.message(channel, message))
    return {"files": files}


def _finished(call: Call, one: dict[str, Any]) -> Answer:
    file = call.workspace.files.get(str(one.get("id")))
    if file is None or file["content"] is None or file["app"] is not call.app:
        raise ApiError("file_not_found")
    file["title"] = one.get("title") or file["name"]
    return shown(file)


def shown(file: dict[str, Any]) -> Answer:
    """Return a file as answers show it."""
    return {name: file[name] for name in ("id", "name", "title", "size")}


@method("files.info", tier=4, scope="files:read", required="file")
def file_info(call: Call) -> Answer:
    file = call.workspace.files.get(call.text("file"))
    if file is None:
        raise ApiError("file_not_found")
    return {"file": shown(file)}


def _finish(call: Call, outcome: str) -> Answer:
    execution = call.workspace.executions.get(call.text("function_execution_id"))
    if execution is None or execution["app"] is not call.app:
        raise ApiError("function_execution_not_found")
    if execution["status"] != "running":
        raise ApiError("execution_not_in_running_state")
    execution["status"] = outcome
    call.workspace.changed()
    return {}


@method("functions.completeSuccess", tier=3, required="function_execution_id outputs")
def complete_success(call: Call) -> Answer:
    outputs = call.structured("outputs")
    if not isinstance(outputs, dict):
        raise ApiError("parameter_validation_failed")
    answer = _finish(call, "completed")
    call.workspace.executions[call.text("function_execution_id")]["outputs"] = outputs
    return answer


@method("functions.completeError", tier=3, required="function_execution_id error")
def complete_error(call: Call) -> Answer:
    answer = _finish(call, "failed")
    call.workspace.executions[call.text("function_execution_id")]["error"] = call.text("error")
    return answer
