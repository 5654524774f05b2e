"""What is kept of exchanges: the exchange as it stands, its seats, the units it has to do with, its briefings, the files that its notice ever named.

`exchange` has the columns by which exchanges are looked for, and the `whole` row (ExchangeRow in JSON). An organiser that is missing is
the Party School. `exchange_unit` says in which part (rows.Part) a unit stands with an exchange. Seats are rows of their own, so that one
more is written alone, be it among two or two hundred; how many there are is counted once a batch. Instants are ISO texts of the
district's time, so that they sort.
"""

from projections.read import tables

tables("""
CREATE TABLE exchange (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, began INTEGER NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, learning_mode TEXT NOT NULL, scope TEXT NOT NULL, modality TEXT NOT NULL, state TEXT NOT NULL,
  organiser TEXT, studio TEXT NOT NULL, clearer TEXT NOT NULL, public INTEGER NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,
  offers_end TEXT NOT NULL, sign_up_by TEXT NOT NULL, held_on TEXT, answered_for INTEGER NOT NULL, revision INTEGER NOT NULL,
  requested INTEGER NOT NULL, whole TEXT NOT NULL);
CREATE INDEX exchange_starts ON exchange (starts_at);
CREATE INDEX exchange_state ON exchange (state);
CREATE TABLE exchange_unit (unit TEXT, exchange INTEGER, part TEXT, PRIMARY KEY (unit, exchange, part)) WITHOUT ROWID;
CREATE INDEX exchange_unit_exchange ON exchange_unit (exchange);
CREATE TABLE exchange_briefing (issue_no TEXT, exchange INTEGER, title TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (issue_no, exchange)) WITHOUT ROWID;
CREATE TABLE exchange_file (file TEXT, exchange INTEGER, PRIMARY KEY (file, exchange)) WITHOUT ROWID;
CREATE TABLE seat (exchange INTEGER, id TEXT, state TEXT NOT NULL, person TEXT NOT NULL, guest TEXT NOT NULL, party TEXT,
  companions INTEGER NOT NULL, queue_no INTEGER NOT NULL, until TEXT, passed INTEGER NOT NULL, began INTEGER NOT NULL, asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL, changed_at INTEGER NOT NULL, reason BLOB, PRIMARY KEY (exchange, id)) WITHOUT ROWID;
CREATE INDEX seat_person ON seat (person) WHERE person != '';
CREATE INDEX seat_guest ON seat (guest) WHERE guest != '';
CREATE INDEX seat_party ON seat (party) WHERE party IS NOT NULL;
CREATE INDEX seat_until ON seat (until) WHERE until IS NOT NULL;
CREATE INDEX seat_began ON seat (began);
""")
