"""Invitations, second factors, passkeys, the district's own sign-in; the role of a session."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables and columns."""
    op.add_column("account", sa.Column("short", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("session", sa.Column("role", sa.Text, nullable=False, server_default=""))
    _invitation()
    _theirs(
        "totp", ["person_id"], _text("secret"), _n("begun_at"), _n("confirmed_at", nullable=True), _n("last_step", "0")
    )
    _theirs("recovery", ["hash"], _text("hash"), _n("used_at", nullable=True))
    key, kept = (
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        (_n("created_at"), _n("used_at", nullable=True)),
    )
    _theirs("passkey", ["id"], _text("id"), key, _n("sign_count"), _text("name"), *kept)
    _theirs("step", ["hash"], _text("hash"), _n("ends_at"))
    _theirs("identity", ["issuer", "subject"], _text("issuer"), _text("subject"), _n("linked_at"))
    for table in ("invitation", "recovery", "passkey", "identity"):
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])
    op.create_index("ix_invitation_hash", "invitation", ["hash"])
    op.create_index("ix_step_ends_at", "step", ["ends_at"])
    op.create_table("spent", _text("hash"), _n("ends_at"), sa.PrimaryKeyConstraint("hash", name=op.f("pk_spent")))
    op.create_table("fact", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name=op.f("pk_fact")))


def _invitation() -> None:
    by = sa.ForeignKeyConstraint(
        ["issued_by"], ["person.id"], name=op.f("fk_invitation_issued_by"), ondelete="SET NULL"
    )
    said = (_text("hash", ""), _text("login"), _text("way"), sa.Column("issued_by", sa.Text))
    when = (_n("created_at"), _n("ends_at"), _n("used_at", nullable=True))
    sent = (_n("tries", "0"), _n("next_at", nullable=True), _text("trouble", ""))
    _theirs("invitation", ["id"], _text("id"), *said, *when, *sent, by)


def _theirs(name: str, keys: list[str], *columns: sa.schema.SchemaItem) -> None:
    """A table of rows that go with their person."""
    person = sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=op.f(f"fk_{name}_person_id"), ondelete="CASCADE"
    )
    op.create_table(name, _text("person_id"), *columns, sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{name}")), person)


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _n(name: str, default: str | None = None, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable, server_default=default)
