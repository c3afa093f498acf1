"""A task goes over to somebody else, or is taken up again."""

from app.usecases._reassigning import Identity, TakenOver, reassign_task, reopen_task

__all__ = ["Identity", "TakenOver", "reassign_task", "reopen_task"]
