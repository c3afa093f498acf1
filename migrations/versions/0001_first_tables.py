"""first tables"""

import sqlalchemy as sa
from alembic import op

import app.store.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what this version needs. Additive: the version before must go on working."""
    op.create_table(
        "bonds",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("assignee_id", sa.String(length=32), nullable=False),
        sa.Column("manager_id", sa.String(length=32), nullable=False),
        sa.Column("bond", sa.String(length=16), nullable=False),
        sa.Column("named_at", app.store.types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "assignee_id", "manager_id", name=op.f("pk_bonds")),
    )
    op.create_table(
        "checkins",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("assignee_id", sa.String(length=32), nullable=False),
        sa.Column("manager_id", sa.String(length=32), nullable=True),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("next_due_at", app.store.types.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", app.store.types.Json, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "assignment_id", name=op.f("pk_checkins")),
    )
    with op.batch_alter_table("checkins", schema=None) as batch_op:
        batch_op.create_index("ix_checkins_assignee", ["workspace_id", "assignee_id", "finished"], unique=False)
        batch_op.create_index(
            "ix_checkins_due",
            ["next_due_at"],
            unique=False,
            sqlite_where=sa.text("next_due_at IS NOT NULL"),
            postgresql_where=sa.text("next_due_at IS NOT NULL"),
        )
        batch_op.create_index("ix_checkins_manager", ["workspace_id", "manager_id", "finished"], unique=False)
        batch_op.create_index("uq_checkins_identity", ["workspace_id", "source", "external_id"], unique=True)
        batch_op.create_index("uq_checkins_number", ["workspace_id", "number"], unique=True)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("body", app.store.types.Json, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", app.store.types.UtcDateTime(), nullable=False),
        sa.Column("due_at", app.store.types.UtcDateTime(), nullable=False),
        sa.Column("claimed_at", app.store.types.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("ts", sa.String(length=32), nullable=True),
        sa.CheckConstraint("state IN ('new', 'sending', 'sent', 'failed', 'replaced')", name=op.f("ck_outbox_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_key", ["workspace_id", "key"], unique=False)
        batch_op.create_index(
            "ix_outbox_new",
            ["workspace_id", "recipient_id", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('new', 'sending')"),
            postgresql_where=sa.text("state IN ('new', 'sending')"),
        )

    op.create_table(
        "pastes",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("paste_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("pasted_at", app.store.types.UtcDateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "paste_id", name=op.f("pk_pastes")),
    )
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("bot", sa.Boolean(), nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("stranger", sa.Boolean(), nullable=False),
        sa.Column("consent", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "person_id", name=op.f("pk_people")),
    )
    op.create_table(
        "record",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", app.store.types.UtcDateTime(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("audience", sa.String(length=32), nullable=False),
        sa.Column("target", app.store.types.Json, nullable=False),
        sa.Column("before", app.store.types.Json, nullable=False),
        sa.Column("changes", app.store.types.Json, nullable=False),
        sa.Column("words", app.store.types.Json, nullable=False),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "assignment_id", "seq", name=op.f("pk_record")),
    )
    op.create_table(
        "workspaces",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("next_number", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_workspaces")),
    )
    op.create_table(
        "words",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("written_at", app.store.types.UtcDateTime(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "assignment_id"],
            ["checkins.workspace_id", "checkins.assignment_id"],
            name="fk_words_checkins",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "assignment_id", "number", name=op.f("pk_words")),
    )
    protect_record()


def protect_record() -> None:
    """Let the database itself refuse to change or remove entries of the record."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER record_refuses_{change.lower()} BEFORE {change} ON record "
                "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER record_refuses_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON record "
        "FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only()"
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("words")
    op.drop_table("workspaces")
    op.drop_table("record")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION record_is_append_only()")
    op.drop_table("people")
    op.drop_table("pastes")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_new",
            sqlite_where=sa.text("state IN ('new', 'sending')"),
            postgresql_where=sa.text("state IN ('new', 'sending')"),
        )
        batch_op.drop_index("ix_outbox_key")

    op.drop_table("outbox")
    with op.batch_alter_table("checkins", schema=None) as batch_op:
        batch_op.drop_index("uq_checkins_number")
        batch_op.drop_index("uq_checkins_identity")
        batch_op.drop_index("ix_checkins_manager")
        batch_op.drop_index(
            "ix_checkins_due",
            sqlite_where=sa.text("next_due_at IS NOT NULL"),
            postgresql_where=sa.text("next_due_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_checkins_assignee")

    op.drop_table("checkins")
    op.drop_table("bonds")
