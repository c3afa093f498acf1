"""The open transaction that every store function takes first. Nobody but `db` begins or ends one."""

from sqlalchemy import Connection

Tx = Connection
