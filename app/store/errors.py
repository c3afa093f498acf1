"""What can be wrong with the database, in words that say what to do. No message holds a password."""


class DatabaseError(Exception):
    """Something is wrong with the database itself."""


class DatabaseUnavailableError(DatabaseError):
    """The database cannot be opened, read or written now."""


class DatabaseInUseError(DatabaseError):
    """Another process serves from the same SQLite file."""


class ReadOnlyError(DatabaseError):
    """A write was asked of a database that was opened only for reading."""


class CommitUnknownError(DatabaseError):
    """The connection was lost while committing: nobody can tell whether the change was kept."""


class SchemaOutOfDateError(DatabaseError):
    """The database has an older schema than this program."""


class SchemaTooNewError(DatabaseError):
    """The database has a newer schema than this program."""
