"""The page: a pretend Slack to click."""
