"""What the step of Workflow Builder says of itself, and of what was filled in wrongly."""

TITLE = "Ask for a check-in"
DESCRIPTION = "Give somebody a task and let them say what is unclear about it"
INPUTS = {
    "assignee": ("slack#/types/user_id", "Who does it", "The person who is asked about the task", True),
    "giver": ("slack#/types/user_id", "Who decides about it", "The person who gives the task and answers", True),
    "task": ("string", "Task", "What is to be done, in full", True),
    "due": ("slack#/types/date", "Due", "The day it is due, such as 2026-12-01", False),
}
OUTPUTS = {
    "task": ("string", "Task number", "Its short name in Checkin, such as T-12"),
    "assignee": ("slack#/types/user_id", "Who does it", "The person who was given the task"),
}
MISSING = "Fill in: {names}."
NO_DAY = "“{due}” is no day. Write it as 2026-12-01, or leave it empty."
