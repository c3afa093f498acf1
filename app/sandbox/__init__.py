"""A pretend Slack: Web API, Socket Mode, a page to click. Imports nothing of ours."""
