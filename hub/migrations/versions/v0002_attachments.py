"""Names of attached files, which events do not carry."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table; the files lie beside the store."""
    op.create_table(
        "attachment",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "digest", "name")),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text),
        sa.Column("uploaded_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attachment_person_id"), ondelete="SET NULL"
        ),
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"])
