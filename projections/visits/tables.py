"""What is kept of visits: the visit as it stands.

The timeline and the papers of a visit are its story in the log; a page that shows them works them out. `visit` has the columns by
which visits are looked for and counted, and the `whole` row (VisitRow in JSON). A side is written `kind:id`; days and instants are ISO
texts of the district's time, so that they sort; texts people wrote are sealed.
"""

from projections.read import tables

tables("""
CREATE TABLE visit (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, position INTEGER NOT NULL,
  changed_at INTEGER NOT NULL, proposed INTEGER NOT NULL, host TEXT NOT NULL, guest TEXT NOT NULL, topic TEXT NOT NULL,
  state TEXT NOT NULL, turn TEXT, in_return_for TEXT,
  host_studio TEXT NOT NULL, host_level TEXT NOT NULL, guest_studio TEXT NOT NULL, guest_level TEXT NOT NULL, cross_level INTEGER NOT NULL,
  offer_no INTEGER NOT NULL, expires_at TEXT, starts_at TEXT, ends_at TEXT, change_no INTEGER NOT NULL, change_by TEXT, retracts_at TEXT,
  held_on TEXT, started_at TEXT, recorded INTEGER, unacknowledged TEXT NOT NULL, revision INTEGER NOT NULL, minutes_on TEXT,
  confirmed TEXT NOT NULL, promised TEXT, waived_at INTEGER, disputed INTEGER NOT NULL, contested TEXT NOT NULL, whole TEXT NOT NULL);
CREATE INDEX visit_host ON visit (host);
CREATE INDEX visit_guest ON visit (guest);
CREATE INDEX visit_returns ON visit (in_return_for) WHERE in_return_for IS NOT NULL;
""")
