"""What is kept of cases: the case as it stands, every edition whole, and who took it up.

Reviews, evidence and timelines are the story in the log (projections/cases/told.py).

`studio`, `level` and `stage` are those of the day of publication, before that of submission. `audience` is who may find the case now, as
tokens parted by blanks; `audience_at` the position where that changed last; `touched` that of the last change of the case or of an
adoption of it. Texts people wrote are sealed.
"""

from projections.read import tables

tables("""
CREATE TABLE cases (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, version INTEGER NOT NULL,
  position INTEGER NOT NULL, changed_at INTEGER NOT NULL, submitted INTEGER NOT NULL, submitted_at INTEGER NOT NULL,
  programme TEXT NOT NULL, author TEXT NOT NULL, school TEXT NOT NULL, studio TEXT NOT NULL, level TEXT NOT NULL,
  stage TEXT NOT NULL, visit_id TEXT, adapted_from TEXT, source TEXT,
  state TEXT NOT NULL, edition INTEGER NOT NULL, published INTEGER, revision INTEGER, returned INTEGER, visibility TEXT,
  published_on TEXT, recommended_on TEXT, reviewer TEXT NOT NULL, review_due TEXT, submitted_on TEXT NOT NULL,
  title TEXT NOT NULL, title_key TEXT NOT NULL, adopted INTEGER NOT NULL, taken_up INTEGER NOT NULL,
  audience TEXT NOT NULL, audience_at INTEGER NOT NULL, touched INTEGER NOT NULL, reason BLOB);
CREATE INDEX cases_title ON cases (school, title_key);
CREATE INDEX cases_author ON cases (author);
CREATE INDEX cases_reviewer ON cases (reviewer) WHERE reviewer != '';
CREATE INDEX cases_adapted ON cases (adapted_from) WHERE adapted_from IS NOT NULL;
CREATE INDEX cases_visit ON cases (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX cases_audience_at ON cases (audience_at);
CREATE INDEX cases_touched ON cases (touched);
CREATE INDEX cases_published ON cases (published_on, no);
CREATE TABLE case_audience (token TEXT, no INTEGER, PRIMARY KEY (token, no)) WITHOUT ROWID;

CREATE TABLE case_edition (case_key TEXT, edition INTEGER, base INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
  title TEXT NOT NULL, form TEXT NOT NULL, topics TEXT NOT NULL, levels TEXT NOT NULL, attachments TEXT NOT NULL,
  summary BLOB, background BLOB, practice BLOB, effect BLOB, reflection BLOB, appendix BLOB, change_note BLOB,
  UNIQUE (case_key, edition));
CREATE TABLE case_file (file TEXT, case_key TEXT, PRIMARY KEY (file, case_key)) WITHOUT ROWID;

CREATE TABLE adoption (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, case_key TEXT NOT NULL, party TEXT NOT NULL, edition INTEGER NOT NULL,
  state TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, changed_at INTEGER NOT NULL, planned INTEGER NOT NULL,
  planned_by TEXT NOT NULL, start_on TEXT NOT NULL, trial_on TEXT, adopted_on TEXT, ended_on TEXT, result TEXT, result_on TEXT,
  shared TEXT, adapted BLOB, result_note BLOB, reason BLOB);
CREATE INDEX adoption_case ON adoption (case_key);
CREATE INDEX adoption_party ON adoption (party);
""")
