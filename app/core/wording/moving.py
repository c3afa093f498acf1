"""What is said about moving, saving and bringing back the whole database."""

from app.core.exports import Contents, CopyError, CopyFault, ExportError, ExportFault, Stage
from app.core.wording.orders import printable
from app.core.wording.phrases import counted

STAGES: dict[Stage, str] = {
    Stage.WRITING: "Writing rows",
    Stage.READING: "Reading the file",
    Stage.PUTTING: "Putting rows in",
    Stage.COMPARING: "Comparing them with the file",
    Stage.CHAINS: "Looking at the records",
    Stage.COPYING: "Copying",
}
NO_WAY_THROUGH = (
    "--to: an export goes into a database itself, not through a process that serves. Leave it out, with --token-file."
)

_EXPORT_FAULTS: dict[ExportFault, str] = {
    ExportFault.NO_EXPORT: "{file} is no export. `checkin export` writes one.",
    ExportFault.OTHER_FORMAT: "{file} is written in a format ({detail}) that this version of Checkin does not "
    "read. Import it with the version that wrote it.",
    ExportFault.OTHER_SCHEMA: "{file} holds schema {detail}, and this version of Checkin another one. Import it with "
    "the version that wrote it; then install this one and run: checkin migrate",
    ExportFault.CUT_OFF: "{file} ends before its end. Copy it again, or write it anew with `checkin export`.",
    ExportFault.BROKEN: "{file} is damaged. Copy it again, or write it anew with `checkin export`.",
    ExportFault.NO_ROW: "{file} is damaged: line {line} is no row of a table. Copy it again, or write it anew.",
    ExportFault.OTHER_COUNT: "{file} is damaged: of table {table} it holds {found} and should hold {told}. Copy it "
    "again, or write it anew.",
    ExportFault.OTHER_HASH: "{file} is damaged: a row of table {table} is not the one that was written. Copy it again, "
    "or write it anew.",
    ExportFault.NOT_EMPTY: "The database is not empty: there are rows in table {table}. An export goes into an empty "
    "one. Name another with CHECKIN_DATABASE_URL, and run: checkin migrate",
    ExportFault.NOT_TAKEN: "The database does not take a row of table {table}, in line {line} or one of the next few "
    "hundred: {detail}.",
    ExportFault.CAME_BACK_OTHERWISE: "Table {table} does not come back from the database as it stands in {file}.",
}
_COPY_FAULTS: dict[CopyFault, str] = {
    CopyFault.THERE: "{file} is there already. Name another file; nothing is overwritten.",
    CopyFault.NOT_OURS: "{file} holds no database of Checkin. Nothing was changed.",
    CopyFault.BROKEN: "{file} is damaged ({detail}). Nothing was changed; take an older backup.",
    CopyFault.UNUSABLE: "{file} cannot be used ({detail}). Nothing was changed.",
    CopyFault.ITSELF: "{file} is the database itself. Name the backup.",
    CopyFault.SAVED_OTHERWISE: "This database is PostgreSQL, which saves itself: pg_dump --format=custom --file={file} "
    '"{detail}"',
    CopyFault.RESTORED_OTHERWISE: "This database is PostgreSQL, which brings itself back. Stop Checkin, then: "
    'pg_restore --clean --if-exists --dbname="{detail}" {file}',
}


def export_fault(error: ExportError, file: str) -> str:
    """Say why an export is not taken in, and what to do. Nothing was changed."""
    found, _, told = error.detail.partition(" ") if error.fault is ExportFault.OTHER_COUNT else ("0", "", "0")
    said = _EXPORT_FAULTS[error.fault].format(
        file=file,
        table=error.table,
        line=error.line,
        detail=printable(error.detail),
        found=counted(int(found), "row"),
        told=told,
    )
    return f"{said}\nNothing was changed."


def copy_fault(error: CopyError, file: str) -> str:
    """Say why a file is not written or brought back, and what to do."""
    return _COPY_FAULTS[error.fault].format(file=file, detail=printable(error.detail))


def not_for_files(file: str, why: str) -> str:
    """Say that a file cannot be read or written."""
    return f"{file} cannot be used ({why})."


def is_backup(file: str) -> str:
    """Say what to do with a backup where an export is wanted."""
    return f"{file} is a backup, not an export. Bring it back with: checkin restore {file}"


def is_export(file: str) -> str:
    """Say what to do with an export where a backup is wanted."""
    return f"{file} is an export, not a backup. Put it into an empty database with: checkin import {file}"


def exported(contents: Contents, file: str) -> str:
    """End an export."""
    return (
        f"{_rows(contents)} written to {file}.\n"
        "What is sealed in it stays sealed: CHECKIN_SECRET_KEY has to move along, by another way."
    )


def would(contents: Contents) -> str:
    """End a dry run of an import."""
    return (
        f"{_rows(contents)} would be imported, written on {contents.made_at:%Y-%m-%d %H:%M} UTC. Nothing was changed."
    )


def imported(contents: Contents) -> str:
    """End an import."""
    return f"{_rows(contents)} imported. Counts and hashes are those of the file."


def backed_up(file: str) -> str:
    """End a backup."""
    return f"The database is saved in {file}, and the copy is whole. CHECKIN_SECRET_KEY is not in it."


def restored(file: str, kept: str) -> str:
    """Say that a backup is back, and where the database is that was there; empty: there was none."""
    return f"The database is the one of {file} again." + (f" The one before is kept as {kept}." if kept else "")


def chains(looked_at: int, broken: tuple[str, ...]) -> str:
    """Say whether every record holds together."""
    if not broken:
        return f"{counted(looked_at, 'record')} looked at. Every chain is whole."
    return f"{counted(looked_at, 'record')} looked at. The chain is broken in: {', '.join(broken)}."


def _rows(contents: Contents) -> str:
    return f"{counted(contents.rows, 'row')} of {len(contents.tables)} tables"
