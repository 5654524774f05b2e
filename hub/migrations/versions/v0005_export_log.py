"""Who took which list out of the hub."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "export_log",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("list", "form")),
        sa.Column("filters", sa.Text, nullable=False, server_default=""),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("rows", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_log")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_export_log_person_id"), ondelete="SET NULL"
        ),
    )
    op.create_index("ix_export_log_at", "export_log", ["at"])
