"""The Web API: every method this sandbox knows, one file a family."""
