"""A door for other programs: the API, signed webhooks, and files of tasks."""
