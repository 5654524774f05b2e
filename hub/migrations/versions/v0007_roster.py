"""Imports of rosters, and what became of their rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "roster_import",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "state")),
        _text("sheets"),
        *(
            sa.Column(name, sa.BigInteger, nullable=False, server_default="0")
            for name in ("good_only", "total", "done")
        ),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        _text("counts"),
        _text("trouble"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_import")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_roster_import_person_id"), ondelete="SET NULL"
        ),
    )
    op.create_index("ix_roster_import_at", "roster_import", ["at"])
    op.create_table(
        "roster_line",
        sa.Column("import_id", sa.Text, nullable=False),
        sa.Column("no", sa.BigInteger, nullable=False),
        _text("sheet"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("line", sa.BigInteger, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        *(_text(name) for name in ("thing", "said", "faults", "notes", "outcome")),
        sa.PrimaryKeyConstraint("import_id", "no", name=op.f("pk_roster_line")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["roster_import.id"], name=op.f("fk_roster_line_import_id"), ondelete="CASCADE"
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")
