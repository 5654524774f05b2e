"""The first tables: people, accounts, sessions, drafts, preferences, keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, default: str | None = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _person(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    column = sa.Column("person_id", sa.Text, nullable=False)
    name = op.f(f"fk_{table}_person_id")
    return column, sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=name, ondelete="CASCADE")


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    """Make everything; the counter starts at 0."""
    people()
    sign_in()
    own_things()
    counter = op.create_table("counter", _instant("n"))
    op.bulk_insert(counter, [{"n": 0}])
    op.create_table(
        "key",
        _text("name", None),
        sa.Column("secret", sa.LargeBinary),
        _primary("key", "name"),
        sqlite_with_rowid=False,
    )


def people() -> None:
    """Make the directory."""
    words = [_text(name) for name in ("post", "org", "phone", "mail", "pinyin", "initials")]
    op.create_table("person", _text("id", None), _text("name", None), *words, _primary("person", "id"))


def sign_in() -> None:
    """Make what signing in needs: accounts, sessions, tries."""
    op.create_table(
        "account",
        _text("login", None),
        *_person("account"),
        _text("hash", None),
        _instant("opened_at"),
        _instant("changed_at"),
        _instant("disabled_at", nullable=True),
        _primary("account", "login"),
        sa.UniqueConstraint("person_id", name=op.f("uq_account_person_id")),
    )
    op.create_table(
        "session",
        _text("hash", None),
        *_person("session"),
        _text("csrf", None),
        *(_instant(name) for name in ("created_at", "seen_at", "ends_at")),
        _text("address"),
        _text("agent"),
        _primary("session", "hash"),
    )
    op.create_index("ix_session_person_id", "session", ["person_id"])
    op.create_index("ix_session_ends_at", "session", ["ends_at"])
    numbers = [_instant(name) for name in ("tries", "last_at", "until")]
    op.create_table("attempt", _text("subject", None), *numbers, _primary("attempt", "subject"))
    op.create_index("ix_attempt_last_at", "attempt", ["last_at"])


def own_things() -> None:
    """Make what a person keeps here for themselves: drafts and preferences."""
    op.create_table(
        "draft",
        *_person("draft"),
        _text("form", None),
        _text("key", None),
        _text("body", None),
        _instant("saved_at"),
        _primary("draft", "person_id", "form", "key"),
    )
    op.create_table(
        "preference",
        *_person("preference"),
        _text("name", None),
        _text("value", None),
        _primary("preference", "person_id", "name"),
    )
