"""Faults, counted: real replicas send to a pretend Slack while things go wrong; afterwards everything is counted."""
