"""Checkin: a bot that makes people check in with their manager before they waste work."""
