"""What the district is called: said once when the hub is made, shown at the foot of pages and as the sender of mail."""

from __future__ import annotations

import sqlalchemy as sa

from hub import private_engine
from hub import private_tables as t
from hub.private import Private

NAME = "district"


class District:
    """The name; HUB_OPERATOR stands in front of it where both are said."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._name: str | None = None

    def call(self, name: str) -> None:
        """From now on it is called so."""
        with self._private.writing() as db:
            private_engine.upsert(db, t.door.fact, {"name": NAME, "value": name})
        self._name = name

    @property
    def name(self) -> str:
        """Empty for a hub that was made before it had a name. Read once: it does not change while a hub is served."""
        if self._name is None:
            with self._private.reading() as db:
                self._name = db.scalar(sa.select(t.door.fact.c.value).where(t.door.fact.c.name == NAME)) or ""
        return self._name
