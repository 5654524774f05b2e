"""What was delivered to whom, and the group robots of studios."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _person(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_person_id")
    return sa.Column("person_id", sa.Text), sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=name, ondelete="CASCADE"
    )


def upgrade() -> None:
    """Make the tables."""
    keys = ("recipient", "thing", "name", "occasion")
    op.create_table(
        "delivery",
        *map(_text, keys),
        *_person("delivery"),
        *map(_text, ("message", "state")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("tries", "at")),
        sa.Column("next_at", sa.BigInteger),
        *(_text(name, "") for name in ("code", "answer")),
        sa.PrimaryKeyConstraint(*keys, name=op.f("pk_delivery")),
    )
    for name in ("state", "message", "person_id"):
        op.create_index(f"ix_delivery_{name}", "delivery", [name])
    op.create_table(
        "digest",
        _text("recipient"),
        *_person("digest"),
        _text("day"),
        sa.PrimaryKeyConstraint("recipient", name=op.f("pk_digest")),
    )
    op.create_table(
        "robot",
        *map(_text, ("studio", "style", "address")),
        _text("secret", ""),
        _text("wishes"),
        sa.Column("set_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("studio", name=op.f("pk_robot")),
    )
