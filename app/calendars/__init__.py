"""CALENDARS. Feeds are fetched with every guard there is, and their addresses kept sealed."""
