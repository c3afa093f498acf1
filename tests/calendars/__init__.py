"""Calendars: what their feeds say, and how they are fetched."""
