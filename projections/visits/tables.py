"""What is kept of visits: the visit as it stands, its record, and its timeline.

A side is written `kind:id`; days and instants are ISO texts of the district's time, so that they sort; texts people wrote are sealed.
"""

from projections.read import tables

tables("""
CREATE TABLE visit (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, version INTEGER NOT NULL,
  position INTEGER NOT NULL, changed_at INTEGER NOT NULL, proposed INTEGER NOT NULL, proposed_at INTEGER NOT NULL, proposed_by TEXT NOT NULL,
  programme TEXT NOT NULL, direction TEXT NOT NULL, host TEXT NOT NULL, guest TEXT NOT NULL,
  host_studio TEXT NOT NULL DEFAULT '', host_level TEXT NOT NULL DEFAULT '',
  guest_studio TEXT NOT NULL DEFAULT '', guest_level TEXT NOT NULL DEFAULT '', cross_level INTEGER NOT NULL DEFAULT 0,
  topic TEXT NOT NULL, capacity INTEGER, in_return_for TEXT, repeats TEXT, case_id TEXT,
  state TEXT NOT NULL, turn TEXT NOT NULL DEFAULT '', offer_no INTEGER NOT NULL DEFAULT 0, slots TEXT NOT NULL DEFAULT '[]',
  reply_by TEXT, expires_at TEXT,
  slot TEXT, starts_at TEXT, ends_at TEXT, headcount INTEGER, venue TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '',
  agenda TEXT NOT NULL DEFAULT '[]', arranged INTEGER NOT NULL DEFAULT 0, delegation TEXT, sequence INTEGER NOT NULL DEFAULT 0,
  change_no INTEGER NOT NULL DEFAULT 0, change_by TEXT NOT NULL DEFAULT '', retracts_at TEXT, change_slots TEXT NOT NULL DEFAULT '[]', change_terms TEXT,
  late INTEGER NOT NULL DEFAULT 0, held_on TEXT, started_at TEXT, ended_at TEXT, headcount_guest INTEGER, headcount_host INTEGER,
  partners TEXT NOT NULL DEFAULT '[]', recorded INTEGER, recorded_on TEXT, recorded_by TEXT NOT NULL DEFAULT '', afterwards INTEGER NOT NULL DEFAULT 0,
  source TEXT NOT NULL DEFAULT '', unacknowledged TEXT NOT NULL DEFAULT '',
  sheet TEXT, sheet_on TEXT, responsible_present INTEGER, deputy TEXT,
  revision INTEGER NOT NULL DEFAULT 0, minutes_on TEXT, minutes_by TEXT NOT NULL DEFAULT '', minutes_late INTEGER NOT NULL DEFAULT 0,
  confirmed TEXT NOT NULL DEFAULT '', tacit TEXT NOT NULL DEFAULT '', promised TEXT, waived_at INTEGER, disputed INTEGER NOT NULL DEFAULT 0, closed_for TEXT, kept TEXT,
  purpose BLOB, question BLOB, override_reason BLOB, bring BLOB, deputy_reason BLOB, change_reason BLOB, change_purpose BLOB,
  change_question BLOB);
CREATE INDEX visit_host ON visit (host);
CREATE INDEX visit_guest ON visit (guest);
CREATE INDEX visit_returns ON visit (in_return_for) WHERE in_return_for IS NOT NULL;

CREATE TABLE visit_line (visit TEXT NOT NULL, position INTEGER PRIMARY KEY, version INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL,
  on_behalf_of TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL, facts TEXT NOT NULL, note BLOB,
  old_purpose BLOB, new_purpose BLOB, old_question BLOB, new_question BLOB);
CREATE INDEX visit_line_visit ON visit_line (visit);

CREATE TABLE visit_letter (visit TEXT PRIMARY KEY, letter_no TEXT NOT NULL, headcount INTEGER NOT NULL, day TEXT NOT NULL, content BLOB,
  itinerary BLOB) WITHOUT ROWID;
CREATE TABLE visit_attendance (visit TEXT, person TEXT, place INTEGER NOT NULL, party TEXT NOT NULL, filed TEXT, status TEXT NOT NULL, reason BLOB,
  PRIMARY KEY (visit, person)) WITHOUT ROWID;
CREATE TABLE visit_minutes (visit TEXT, revision INTEGER, base INTEGER NOT NULL, side TEXT NOT NULL, by TEXT NOT NULL, day TEXT NOT NULL,
  summary BLOB, PRIMARY KEY (visit, revision)) WITHOUT ROWID;
CREATE TABLE visit_minutes_text (visit TEXT, revision INTEGER, part TEXT, place INTEGER, text BLOB, PRIMARY KEY (visit, revision, part, place))
  WITHOUT ROWID;
CREATE TABLE visit_item (visit TEXT, revision INTEGER, no INTEGER, owner TEXT NOT NULL, due_on TEXT NOT NULL, what BLOB,
  PRIMARY KEY (visit, revision, no)) WITHOUT ROWID;
CREATE INDEX visit_item_owner ON visit_item (owner);
CREATE TABLE visit_item_done (visit TEXT, no INTEGER, day TEXT NOT NULL, by TEXT NOT NULL, evidence BLOB, PRIMARY KEY (visit, no)) WITHOUT ROWID;
CREATE TABLE visit_feedback (visit TEXT, side TEXT, by TEXT NOT NULL, at INTEGER NOT NULL, usefulness INTEGER NOT NULL, will_apply INTEGER NOT NULL,
  takeaway BLOB, suggestion BLOB, PRIMARY KEY (visit, side)) WITHOUT ROWID;
CREATE TABLE visit_dispute (visit TEXT, position INTEGER, side TEXT NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL,
  settled INTEGER, text BLOB, PRIMARY KEY (visit, position)) WITHOUT ROWID;
""")
