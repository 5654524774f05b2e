"""Contacts of guests, who sign up for an exchange without an account, and for how long they are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "guest",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "exchange", "name", "organisation")),
        *(sa.Column(name, sa.Text, nullable=False, server_default="") for name in ("phone", "mail", "language")),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("links", sa.BigInteger, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
    )
    op.create_index("ix_guest_exchange", "guest", ["exchange"])
    op.create_table(
        "retention",
        sa.Column("exchange", sa.Text, nullable=False),
        sa.Column("days", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("exchange", name=op.f("pk_retention")),
    )
