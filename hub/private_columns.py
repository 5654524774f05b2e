"""What the tables of the private store are made of: see hub/private_tables.py."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, MetaData, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def text(name: str, *, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def secret(name: str, *, default: str | None = "") -> Column[str]:
    """What proves something about a person and is shown to nobody, the person included."""
    return Column(name, Text, nullable=False, server_default=default, info={"secret": True})


def instant(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def person_of(*, primary_key: bool = False, unique: bool = False) -> Column[str]:
    """Whose row it is: erasing the person takes it along."""
    erased = ForeignKey("person.id", ondelete="CASCADE")
    return Column("person_id", Text, erased, primary_key=primary_key, nullable=False, unique=unique)
