"""What an import leaves: part of the tables of the private store (hub/private_tables.py)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from hub.private_columns import instant, metadata, text

roster_import = Table(
    "roster_import",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("person.id", ondelete="SET NULL")),  # that it was done outlives who did it
    text("name", default=None),  # of the file
    text("state", default=None),
    text("sheets"),  # JSON: what each sheet holds, and in which columns
    Column("good_only", BigInteger, nullable=False, server_default="0"),
    Column("total", BigInteger, nullable=False, server_default="0"),
    Column("done", BigInteger, nullable=False, server_default="0"),
    instant("at"),
    instant("ended_at", nullable=True),
    text("counts"),  # JSON: rows by action and by outcome
    text("trouble"),
    Index("ix_roster_import_at", "at"),
)

roster_line = Table(
    "roster_line",
    metadata,
    Column("import_id", Text, ForeignKey("roster_import.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("no", BigInteger, primary_key=True, nullable=False),
    text("sheet"),
    text("kind", default=None),
    Column("line", BigInteger, nullable=False),
    text("action", default=None),
    text("thing"),  # `person:id`, `school:code`
    text("said"),  # what people call it; emptied with the sheet
    text("faults"),  # JSON
    text("notes"),  # JSON
    text("outcome"),
)
