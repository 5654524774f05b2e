"""What the hub remembers about people and can forget: the tables of the private store, and nothing of the log.

All instants are integers: microseconds since 1970, UTC. All ids are text. The shape of a database on disk is made by
`hub/migrations`; a test keeps the two equal. Source: architecture section 5; mission section 4 (privacy).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, Table, Text

from hub.door import tables as door
from hub.private_columns import instant as _instant
from hub.private_columns import metadata
from hub.private_columns import person_of as _person
from hub.private_columns import secret as _secret
from hub.private_columns import text as _text
from hub.roster import tables as roster

__all__ = ["REVISION", "door", "metadata", "roster"]

REVISION = "0007"
"""Newest migration; a database that carries it needs none, so a worker never loads Alembic."""

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name", default=None),
    _text("post"),
    _text("org"),
    _text("phone"),
    _text("mail"),
    _text("pinyin"),  # every way to read the name, each without spaces, parted by one space
    _text("initials"),  # likewise: the first letters
)

account = Table(
    "account",
    metadata,
    Column("login", Text, primary_key=True),
    _person(unique=True),
    _secret("hash", default=None),
    _instant("opened_at"),
    _instant("changed_at"),  # when the password was last set
    _instant("disabled_at", nullable=True),
    Column("short", BigInteger, nullable=False, server_default="0"),  # 1: too short to stand without a second factor
)

session = Table(
    "session",
    metadata,
    Column(
        "hash", Text, primary_key=True, info={"secret": True}
    ),  # SHA-256 of the token, hexadecimal; the token itself is only in the browser
    _person(),
    _secret("csrf", default=None),
    _instant("created_at"),
    _instant("seen_at"),
    _instant("ends_at"),
    _text("address"),  # shortened
    _text("agent"),
    _text("role"),  # the one chosen of several; "" for all
    Index("ix_session_person_id", "person_id"),
    Index("ix_session_ends_at", "ends_at"),
)

attempt = Table(
    "attempt",
    metadata,
    Column(
        "subject", Text, primary_key=True
    ),  # SHA-256 of the login or the address: what is typed there may be a password
    Column("tries", BigInteger, nullable=False),
    _instant("last_at"),
    _instant("until"),
    Index("ix_attempt_last_at", "last_at"),
)

draft = Table(
    "draft",
    metadata,
    _person(primary_key=True),
    Column("form", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    _text("body", default=None),  # JSON: field -> list of texts, as typed
    _instant("saved_at"),
)

preference = Table(
    "preference",
    metadata,
    _person(primary_key=True),
    Column("name", Text, primary_key=True),
    _text("value", default=None),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", Text, primary_key=True),  # events name a file by it
    _text("digest", default=None),  # SHA-256 of the content, hexadecimal: its place on the shelf
    _text("name", default=None),
    Column("size", BigInteger, nullable=False),
    _text("media", default=None),
    Column(
        "person_id", Text, ForeignKey("person.id", ondelete="SET NULL")
    ),  # who sent it; the file outlives the person
    _instant("uploaded_at"),
    Index("ix_attachment_digest", "digest"),
)

delivery = Table(
    "delivery",
    metadata,
    Column("recipient", Text, primary_key=True),  # `person:id` or `studio:code`
    Column("thing", Text, primary_key=True),  # `visit:key`
    Column("name", Text, primary_key=True),  # what about it: `visit.answer`
    Column("occasion", Text, primary_key=True),  # which time: number of the offer, day of the reminder
    Column("person_id", Text, ForeignKey("person.id", ondelete="CASCADE")),  # none for a studio
    _text("message", default=None),  # what went out together
    _text("state", default=None),
    Column("tries", BigInteger, nullable=False),
    _instant("at"),
    _instant("next_at", nullable=True),
    _text("code"),
    _text("answer"),  # of the server
    Index("ix_delivery_state", "state"),
    Index("ix_delivery_message", "message"),
    Index("ix_delivery_person_id", "person_id"),
)

digest = Table(
    "digest",
    metadata,
    Column("recipient", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("person.id", ondelete="CASCADE")),
    _text("day", default=None),  # the last one for which a digest was made up
)

robot = Table(
    "robot",
    metadata,
    Column("studio", Text, primary_key=True),
    _text("style", default=None),
    _text("address", default=None),  # holds the key of the group
    _text("secret"),
    _text("wishes", default=None),  # JSON
    _instant("set_at"),
)

guest = Table(
    "guest",
    metadata,
    Column("id", Text, primary_key=True),  # events name a guest by it
    _text("exchange", default=None),  # key of the one exchange for which the contact is kept
    _text("name", default=None),
    _text("organisation", default=None),
    _text("phone"),
    _text("mail"),
    _text("language"),
    _instant("created_at"),
    Column("links", BigInteger, nullable=False, server_default="0"),  # how often a new personal link was asked for
    Index("ix_guest_exchange", "exchange"),
)

retention = Table(
    "retention",
    metadata,
    Column("exchange", Text, primary_key=True),
    Column("days", BigInteger, nullable=False),  # after the day of the exchange
)

export_log = Table(
    "export_log",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("person.id", ondelete="SET NULL")),  # that it was done outlives who did it
    _text("list", default=None),  # as the routes of the list are named
    _text("form", default=None),  # xlsx or csv
    _text("filters"),  # the query of its address
    _instant("at"),
    Column("rows", BigInteger, nullable=False),
    Index("ix_export_log_at", "at"),
)

counter = Table("counter", metadata, Column("n", BigInteger, nullable=False))

key = Table(
    "key",
    metadata,
    Column("name", Text, primary_key=True),
    Column("secret", LargeBinary),  # an emptied one is an erased text; see hub/keyring.py
    sqlite_with_rowid=False,
)
