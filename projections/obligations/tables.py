"""What is kept of reporting duties: each as it stands, what was named when it was handed in, and what the log shows of them by itself.

`due_on` is the day that holds, `first_due_on` the one it was issued with; `misses_on` the day on which it counts as missed; `submission`
the number of the last submission, 0 before the first. `studio` looks after it: the owner's own, that of the school, that of the member.
What was written is the story in the log (projections/obligations/told.py).

`shown`: one piece of what shows that a duty is done, as `kind:key` in `ref`, known from position `at` on, since the
day `shown_on` (empty: not yet, or no longer).
`period` is the one it counts in. `sure`: nobody need judge it, for that has been done. `meeting`: who holds
an exchange, its organiser and, parted by blanks, others. `duty_ref`, `duty_file`: what a duty was handed in with.
"""

from projections.read import tables

tables("""
CREATE TABLE obligation (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, version INTEGER NOT NULL,
  position INTEGER NOT NULL, changed_at INTEGER NOT NULL, began INTEGER NOT NULL,
  programme TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL, studio TEXT NOT NULL, period TEXT NOT NULL, issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL, first_due_on TEXT NOT NULL, required INTEGER NOT NULL, state TEXT NOT NULL, misses_on TEXT NOT NULL, reminded_for TEXT,
  submission INTEGER NOT NULL, submitted_on TEXT, first_submitted_on TEXT, submitted_by TEXT NOT NULL, signed INTEGER NOT NULL,
  automatic INTEGER NOT NULL, returned_on TEXT, returned INTEGER NOT NULL, accepted_on TEXT);
CREATE INDEX obligation_owner ON obligation (owner);
CREATE INDEX obligation_studio ON obligation (studio);
CREATE INDEX obligation_owed ON obligation (due_on) WHERE state IN ('issued', 'returned', 'missed');
CREATE INDEX obligation_in ON obligation (submitted_on) WHERE state = 'submitted';

CREATE TABLE shown (kind TEXT, owner TEXT, ref TEXT, programme TEXT NOT NULL, period TEXT NOT NULL, at INTEGER, shown_on TEXT,
  sure INTEGER NOT NULL,   PRIMARY KEY (kind, owner, ref)) WITHOUT ROWID;
CREATE INDEX shown_ref ON shown (ref);
CREATE TABLE meeting (key TEXT PRIMARY KEY, programme TEXT NOT NULL, kind TEXT NOT NULL, organiser TEXT NOT NULL, others TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE duty_ref (ref TEXT, obligation TEXT, PRIMARY KEY (ref, obligation)) WITHOUT ROWID;
CREATE TABLE duty_file (file TEXT, obligation TEXT, PRIMARY KEY (file, obligation)) WITHOUT ROWID;
""")
