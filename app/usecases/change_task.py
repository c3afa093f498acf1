"""A task changes where it came from: its text, its due date; or it ends there."""

from app.usecases._changing import change_due, change_text, close_task

__all__ = ["change_due", "change_text", "close_task"]
