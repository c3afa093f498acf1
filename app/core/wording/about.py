"""What Checkin says of itself where it is installed: name, description, command, shortcuts, and why each right."""

NAME = "Checkin"
DESCRIPTION = "Check in with your manager before you waste work."
LONG_DESCRIPTION = (
    "Somebody is asked to estimate ten parameters they could not define, and guesses. Somebody is asked how many "
    "hours a process takes whose stages nobody has decided, and invents them. Checkin asks each person one short "
    "question an item, writes the message to their manager at once, shows it to them first, and sends it after a "
    "stated time unless they change or stop it. The manager answers each point with one tap. What happened is "
    "kept in a record that is append-only and tamper-evident. There are no scores and no rankings."
)
COLOUR = "#4a154b"
COMMAND = "/checkin"
COMMAND_DESCRIPTION = "Say what is unclear about a task, give one, see what waits for you"
CHECK_IN_NAME = "Check in on this task"
CHECK_IN_DESCRIPTION = "Take this message as a task and ask what is unclear about it"
GIVE_NAME = "Give a task"
GIVE_DESCRIPTION = "Give somebody a task and let them say what is unclear"
NUDGE_NAME = "Nudge a colleague"
NUDGE_DESCRIPTION = "Tell somebody that there seems to be an issue with their task; only they see it"
SCOPES = {
    "chat:write": "write to people who have something to answer",
    "channels:history": "follow edits of messages that are tasks, in public channels it was invited into",
    "groups:history": "the same in private channels it was invited into",
    "reactions:read": "take a message as a task by the agreed reaction, and undo it",
    "users.profile:read": "whom the profile field an administrator picked names to decide",
    "commands": "`/checkin` and the shortcuts",
    "im:write": "open a conversation with somebody who was given a task",
    "im:history": "answer what people write to the bot, and look whether a message arrived before sending it again",
    "dnd:read": "keep out of a scheduled do-not-disturb",
    "users:read.email": "find the people whom another program or a file names by e-mail",
    "users:read": "names, time zones, absences by status, and who is a guest or has left",
}
