"""The tables, as Alembic sees them. Every table leads with the workspace, so that one can be split by it."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    false,
    text,
)

from app.store.types import Json, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row a workspace: the next short number of an assignment, and what holds for everybody in it.
workspaces = Table(
    "workspaces",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("next_number", Integer, nullable=False, server_default="1"),
    Column("settings", Json, nullable=False, server_default="{}"),
)

# People as the platform last described them, what they agreed to, and when their status or calendar is read next.
people = Table(
    "people",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("person_id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("bot", Boolean, nullable=False),
    Column("guest", Boolean, nullable=False),
    Column("stranger", Boolean, nullable=False),
    Column("consent", String(16), nullable=False),
    Column("preferences", Json, nullable=False, server_default="{}"),
    Column("learned", Json, nullable=False, server_default="{}"),
    Column("watch_at", UtcDateTime),
    Index(
        "ix_people_watch",
        "watch_at",
        sqlite_where=text("watch_at IS NOT NULL"),
        postgresql_where=text("watch_at IS NOT NULL"),
    ),
)

# Who was named to decide for whom, and what they said to it. The newest accepted one is the manager.
bonds = Table(
    "bonds",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("assignee_id", String(32), primary_key=True),
    Column("manager_id", String(32), primary_key=True),
    Column("bond", String(16), nullable=False),
    Column("named_at", UtcDateTime, nullable=False),
)

# One row an assignment: its check-in's whole state, and the few fields that are looked for.
checkins = Table(
    "checkins",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("assignment_id", Uuid, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("source", String(16), nullable=False),
    Column("external_id", Text, nullable=False),
    Column("assignee_id", String(32), nullable=False),
    Column("manager_id", String(32)),
    Column("delegate_id", String(32)),
    Column("other_id", String(32)),
    Column("finished", Boolean, nullable=False),
    Column("next_due_at", UtcDateTime),
    Column("release_at", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("version", Integer, nullable=False),
    Column("state", Json, nullable=False),
    Index("uq_checkins_identity", "workspace_id", "source", "external_id", unique=True),
    Index("uq_checkins_number", "workspace_id", "number", unique=True),
    Index("ix_checkins_assignee", "workspace_id", "assignee_id", "finished"),
    Index("ix_checkins_manager", "workspace_id", "manager_id", "finished"),
    Index(
        "ix_checkins_delegate",
        "workspace_id",
        "delegate_id",
        sqlite_where=text("delegate_id IS NOT NULL"),
        postgresql_where=text("delegate_id IS NOT NULL"),
    ),
    Index(
        "ix_checkins_other",
        "workspace_id",
        "other_id",
        sqlite_where=text("other_id IS NOT NULL"),
        postgresql_where=text("other_id IS NOT NULL"),
    ),
    Index(
        "ix_checkins_promised",
        "workspace_id",
        "manager_id",
        sqlite_where=text("release_at IS NOT NULL"),
        postgresql_where=text("release_at IS NOT NULL"),
    ),
    Index(
        "ix_checkins_due",
        "next_due_at",
        sqlite_where=text("next_due_at IS NOT NULL"),
        postgresql_where=text("next_due_at IS NOT NULL"),
    ),
)

# What is done about people at a time of its own: digests and weekly notes. One row each.
duties = Table(
    "duties",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("subject_id", String(32), primary_key=True),
    Column("next_due_at", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("last_at", UtcDateTime),
    Index(
        "ix_duties_due",
        "next_due_at",
        sqlite_where=text("next_due_at IS NOT NULL"),
        postgresql_where=text("next_due_at IS NOT NULL"),
    ),
)

# What people wrote, apart from everything else so that it can be erased; erased text is null, its row stays.
words = Table(
    "words",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("assignment_id", Uuid, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("author_id", String(32), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("salt", String(32), nullable=False),
    Column("text", Text),
    ForeignKeyConstraint(
        ["workspace_id", "assignment_id"], ["checkins.workspace_id", "checkins.assignment_id"], name="fk_words_checkins"
    ),
)

# What each workspace changed about the questions, every version.
question_sets = Table(
    "question_sets",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("by_id", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Texts too long for a form, kept before the form is shown.
pastes = Table(
    "pastes",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("paste_id", Uuid, primary_key=True),
    Column("author_id", String(32), nullable=False),
    Column("pasted_at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
)

# Tokens of other programs: the hash of each, never the secret. A name is free again when its token is revoked.
api_tokens = Table(
    "api_tokens",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("token_id", Uuid, primary_key=True),
    Column("name", String(60), nullable=False),
    Column("rights", Json, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    Index("uq_api_tokens_digest", "workspace_id", "digest", unique=True),
    Index(
        "uq_api_tokens_name",
        "workspace_id",
        "name",
        unique=True,
        sqlite_where=text("revoked_at IS NULL"),
        postgresql_where=text("revoked_at IS NULL"),
    ),
)

# The record: append-only (triggers refuse UPDATE and DELETE) and hash-chained within an assignment.
record = Table(
    "record",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("assignment_id", Uuid, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("name", String(32), nullable=False),
    Column("actor", String(32), nullable=False),
    Column("audience", String(32), nullable=False),
    Column("target", Json, nullable=False),
    Column("before", Json, nullable=False),
    Column("changes", Json, nullable=False),
    Column("words", Json, nullable=False),
    Column("shown", Text),
    Column("detail", Text),
    Column("hash", String(64), nullable=False),
)

# What the platform told us of and was done: it may tell of it again. Kept for a day.
inbox = Table(
    "inbox",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("stamp", String(200), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_inbox_at", "at"),
)

# Until when nothing more is sent in a workspace (the reader ''), and to one reader.
lanes = Table(
    "lanes",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("reader_id", String(32), primary_key=True),
    Column("free_at", UtcDateTime),
)

# What is to be said and was said, with the words frozen when it was decided.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("workspace_id", String(32), nullable=False),
    Column("assignment_id", Uuid),
    Column("recipient_id", String(32), nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("cost", String(16), nullable=False, server_default=""),
    Column("body", Json, nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),
    Column("doubtful_since", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("channel", String(32)),
    Column("ts", String(32)),
    CheckConstraint("state IN ('new', 'sending', 'sent', 'failed', 'replaced')", name="state"),
    Index("ix_outbox_key", "workspace_id", "key"),
    Index(
        "ix_outbox_cost",
        "workspace_id",
        "recipient_id",
        "due_at",
        sqlite_where=text("cost != ''"),
        postgresql_where=text("cost != ''"),
    ),
    Index(
        "ix_outbox_due",
        "due_at",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
    Index(
        "ix_outbox_failed",
        "due_at",
        sqlite_where=text("state = 'failed'"),
        postgresql_where=text("state = 'failed'"),
    ),
    Index(
        "ix_outbox_new",
        "workspace_id",
        "recipient_id",
        "id",
        sqlite_where=text("state IN ('new', 'sending')"),
        postgresql_where=text("state IN ('new', 'sending')"),
    ),
)

# Trackers that are followed: token and webhook secret sealed, how far each project was read, how it goes.
tracker_connections = Table(
    "tracker_connections",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("connection_id", String(32), primary_key=True),
    Column("tracker", String(16), nullable=False),
    Column("base_url", Text, nullable=False),
    Column("sealed_token", Text, nullable=False),
    Column("sealed_secret", Text, nullable=False),
    Column("state", Json, nullable=False),
    Index("uq_tracker_connections_id", "connection_id", unique=True),
)

# Deliveries that were taken, by a digest of what was signed, so that none is taken twice.
tracker_deliveries = Table(
    "tracker_deliveries",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("connection_id", String(32), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("delivery_id", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", String(32), nullable=False),
    Index("ix_tracker_deliveries_at", "workspace_id", "connection_id", "at"),
)

# What was last seen of each task, so that a webhook and a poll tell the same news once.
tracker_tasks = Table(
    "tracker_tasks",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("source", String(16), primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("seen", Json, nullable=False),
)

# Who in Slack somebody in a tracker is, said by a person. `place` is the server whose ids these are.
tracker_people = Table(
    "tracker_people",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("place", Text, primary_key=True),
    Column("tracker_person_id", String(200), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# What a tracker said and nothing follows from until somebody does something about it.
tracker_listed = Table(
    "tracker_listed",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("connection_id", String(32), primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("tracker_person_id", String(200), primary_key=True),
    Column("change", String(16), primary_key=True),
    Column("ready", Boolean, nullable=False, server_default=false()),
    Column("listed", Json, nullable=False),
    Index("ix_tracker_listed_ready", "ready", sqlite_where=text("ready"), postgresql_where=text("ready")),
)
