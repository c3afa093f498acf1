"""What is said about tokens to whoever runs Checkin."""

from app.core.tokens import MOST_NAME, Token

NAME_TAKEN = (
    f"--name: a token of this name is let in already, or the name is empty or longer than {MOST_NAME} characters."
)
NONE = "There is no token. Make one with: checkin token new --scope assignments:write --name ci"


def made(name: str, secret: str) -> str:
    """Show a new token, once."""
    return f"{secret}\nThis is token {name}. It is shown now and never again; only a hash of it is kept."


def listed(token: Token) -> str:
    """Say one token on a line."""
    until = f", revoked {token.revoked_at:%Y-%m-%d %H:%M} UTC" if token.revoked_at else ""
    return f"{token.name}: {', '.join(sorted(token.rights))}, made {token.made_at:%Y-%m-%d %H:%M} UTC{until}"


def revoked(name: str) -> str:
    """Say that a token is let in no more."""
    return f"Token {name} is revoked."


def unknown(name: str) -> str:
    """Say that there is no such token to revoke."""
    return f"No token called {name} is let in. `checkin token list` lists them."
