"""What the door remembers beside accounts and sessions: part of the tables of the private store (hub/private_tables.py)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, Table, Text

from hub.private_columns import instant, metadata, person_of, secret, text

invitation = Table(
    "invitation",
    metadata,
    Column("id", Text, primary_key=True),
    person_of(),
    secret("hash"),  # SHA-256 of the token, hexadecimal; "" until a mail with it goes out
    text("login", default=None),
    text("way", default=None),  # slip, mail, forgotten
    Column("issued_by", Text, ForeignKey("person.id", ondelete="SET NULL")),  # none: the operator, or the person
    instant("created_at"),
    instant("ends_at"),
    instant("used_at", nullable=True),
    Column("tries", BigInteger, nullable=False, server_default="0"),  # to send it by mail
    instant("next_at", nullable=True),  # of these
    text("trouble"),  # why the mail did not go out
    Index("ix_invitation_person_id", "person_id"),
    Index("ix_invitation_hash", "hash"),
)

totp = Table(
    "totp",
    metadata,
    person_of(primary_key=True),
    secret("secret", default=None),
    instant("begun_at"),
    instant("confirmed_at", nullable=True),
    Column("last_step", BigInteger, nullable=False, server_default="0"),  # of 30 seconds: no code is taken twice
)

recovery = Table(
    "recovery",
    metadata,
    Column("hash", Text, primary_key=True, info={"secret": True}),
    person_of(),
    instant("used_at", nullable=True),
    Index("ix_recovery_person_id", "person_id"),
)

passkey = Table(
    "passkey",
    metadata,
    Column("id", Text, primary_key=True, info={"secret": True}),  # of the credential, base64url
    person_of(),
    Column("public_key", LargeBinary, nullable=False, info={"secret": True}),
    Column("sign_count", BigInteger, nullable=False),
    text("name", default=None),
    instant("created_at"),
    instant("used_at", nullable=True),
    Index("ix_passkey_person_id", "person_id"),
)

step = Table(
    "step",
    metadata,
    Column("hash", Text, primary_key=True, info={"secret": True}),  # SHA-256 of the token in the browser's cookie
    person_of(),
    instant("ends_at"),
    Index("ix_step_ends_at", "ends_at"),
)

spent = Table(
    "spent",
    metadata,
    Column("hash", Text, primary_key=True),  # SHA-256 of a challenge that was answered
    instant("ends_at"),
)

identity = Table(
    "identity",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    person_of(),
    instant("linked_at"),
    Index("ix_identity_person_id", "person_id"),
)

fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),  # of the district: what it is called
    text("value", default=None),
)
