"""users.*, team.*, dnd.*, usergroups.*, bots.info: who is there, where, and whether they want to be disturbed."""

from typing import Any

from app.sandbox.messages import TEAM_DOMAIN, TEAM_ID, TEAM_URL
from app.sandbox.people import MANAGER_FIELD, Member
from app.sandbox.web_api.call import Answer, ApiError, Call, method

NO_DND = 1
TEAM_INFO_MOST = 50


def shown(call: Call, person: Member) -> Answer:
    """Return a person as answers and events show them."""
    now = call.workspace.clock.now()
    user: Answer = {
        "id": person.id,
        "team_id": TEAM_ID,
        "name": person.handle,
        "deleted": person.deleted,
        "real_name": person.name,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
        "profile": _profile(call, person),
    }
    if person.deleted:
        return user
    user |= {"is_admin": person.is_admin, "is_owner": False, "is_primary_owner": False}
    user |= {"is_restricted": person.is_restricted, "is_ultra_restricted": person.is_ultra_restricted}
    if person.is_stranger:
        user["is_stranger"] = True
    if person.tz:
        offset = person.offset(now)
        user |= {"tz": person.tz, "tz_label": person.tz.replace("_", " "), "tz_offset": offset}
    if person.id.startswith("W"):
        user["enterprise_user"] = {"id": person.id, "enterprise_id": "E0SANDBOX", "teams": [TEAM_ID]}
    if call.flag("include_locale"):
        user["locale"] = person.locale
    return user


def _profile(call: Call, person: Member) -> Answer:
    profile: Answer = {
        "title": person.title,
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.shown,
        "display_name_normalized": person.shown,
        "status_text": person.status,
        "status_emoji": person.status_emoji,
        "status_expiration": person.status_until,
        "team": TEAM_ID,
    }
    if call.app.may("users:read.email") and not person.is_bot:
        profile["email"] = person.address
    return profile


@method("users.info", tier=4, scope="users:read", required="user")
def user_info(call: Call) -> Answer:
    if (app := call.workspace.app_of(call.text("user"))) is not None:
        return {"user": shown(call, Member(id=app.bot_user_id, name=app.name, is_bot=True, tz=None))}
    return {"user": shown(call, call.person())}


@method("users.list", tier=2, scope="users:read")
def user_list(call: Call) -> Answer:
    bots = [Member(id=app.bot_user_id, name=app.name, is_bot=True, tz=None) for app in call.workspace.apps]
    some, paging = call.page([*call.workspace.people.values(), *bots], default=1000)
    return {"members": [shown(call, person) for person in some], "cache_ts": 0, **paging}


@method("users.lookupByEmail", tier=3, scope="users:read.email", required="email")
def lookup_by_email(call: Call) -> Answer:
    wanted = call.text("email").casefold()
    for person in call.workspace.people.values():
        if person.address.casefold() == wanted and not person.deleted and not person.is_bot:
            return {"user": shown(call, person)}
    raise ApiError("users_not_found")


@method("users.getPresence", tier=3, scope="users:read")
def presence(call: Call) -> Answer:
    person = call.person()
    return {"presence": "away" if person.away or person.deleted else "active"}


@method("users.profile.get", tier=4, scope="users.profile:read")
def profile_get(call: Call) -> Answer:
    person = call.person()
    fields: Any = person.fields
    if person.manager_id:
        fields = {**(fields or {}), MANAGER_FIELD: {"value": person.manager_id, "alt": ""}}
    if call.flag("include_labels") and isinstance(fields, dict):
        fields = {name: {**field, "label": "Manager"} for name, field in fields.items()}
    return {"profile": {**_profile(call, person), "fields": fields}}


@method("team.profile.get", tier=3, scope="users.profile:read")
def team_profile(_call: Call) -> Answer:
    manager = {
        "id": MANAGER_FIELD,
        "ordering": 0,
        "field_name": "manager",
        "label": "Manager",
        "hint": "Who decides about this person's work",
        "type": "user",
        "possible_values": None,
        "options": {"is_scim": False, "is_protected": False},
        "is_hidden": False,
        "section_id": "S0WORK",
    }
    section = {"id": "S0WORK", "team_id": TEAM_ID, "section_type": "work", "label": "Work", "order": 1}
    return {"profile": {"fields": [manager], "sections": [section]}}


@method("team.info", tier=3, scope="team:read")
def team_info(_call: Call) -> Answer:
    team = {"id": TEAM_ID, "name": "Sandbox", "domain": TEAM_DOMAIN, "url": TEAM_URL, "email_domain": "example.com"}
    return {"team": {**team, "icon": {"image_default": True}}}


def _dnd(call: Call, person: Member) -> Answer:
    window = person.quiet_window(call.workspace.clock.now())
    start, end = window or (NO_DND, NO_DND)
    return {"dnd_enabled": window is not None, "next_dnd_start_ts": start, "next_dnd_end_ts": end}


@method("dnd.info", tier=3, scope="dnd:read")
def dnd_info(call: Call) -> Answer:
    return _dnd(call, call.person())


@method("dnd.teamInfo", tier=2, scope="dnd:read", required="users")
def dnd_team(call: Call) -> Answer:
    wanted = call.names("users")
    if not wanted:
        raise ApiError("no_users_provided")
    if len(wanted) > TEAM_INFO_MOST:
        raise ApiError("too_many_users")
    known = call.workspace.people
    return {"users": {name: _dnd(call, known[name]) for name in wanted if name in known}}


@method("usergroups.list", tier=2, scope="usergroups:read")
def groups(call: Call) -> Answer:
    return {
        "usergroups": [
            {
                "id": name,
                "team_id": TEAM_ID,
                "is_usergroup": True,
                "name": group["name"],
                "handle": group["handle"],
                "description": "",
                "is_external": False,
                "date_delete": 0,
                "user_count": len(group["users"]),
                **({"users": group["users"]} if call.flag("include_users") else {}),
            }
            for name, group in call.workspace.groups.items()
        ]
    }


@method("usergroups.users.list", tier=2, scope="usergroups:read", required="usergroup")
def group_users(call: Call) -> Answer:
    group = call.workspace.groups.get(call.text("usergroup"))
    if group is None:
        raise ApiError("no_such_subteam")
    return {"users": group["users"]}


@method("bots.info", tier=3, scope="users:read")
def bot_info(call: Call) -> Answer:
    found = next((app for app in call.workspace.apps if app.bot_id == call.text("bot")), None)
    if found is None:
        raise ApiError("bot_not_found")
    return {"bot": {**found.profile(), "user_id": found.bot_user_id, "icons": {}}}
