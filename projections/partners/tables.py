"""What is kept of partners: who they are, liaisons, agreements, the items of everybody's lists, projects, appraisals.

Parties are `kind:id`; lists of them and of terms are JSON. `met` of an item: a project has met this need. `unit_area` says where a unit
lies and whether it has left. The timeline of a partner is its story in the log (told.py).
"""

from projections.read import tables

tables("""
CREATE TABLE partner (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, area TEXT, contact TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL, ended_on TEXT, end_reason BLOB) WITHOUT ROWID;
CREATE TABLE partner_contact (position INTEGER PRIMARY KEY, partner TEXT NOT NULL, person TEXT NOT NULL, legal_basis TEXT NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT);
CREATE INDEX partner_contact_partner ON partner_contact (partner);

CREATE TABLE agreement (no INTEGER PRIMARY KEY, partner TEXT NOT NULL, id TEXT NOT NULL, parties TEXT NOT NULL, with_operator INTEGER NOT NULL,
  terms TEXT NOT NULL, signed_on TEXT NOT NULL, valid_until TEXT NOT NULL, meeting TEXT, principles BLOB, ended_on TEXT, end_reason BLOB,
  UNIQUE (partner, id));
CREATE INDEX agreement_valid ON agreement (valid_until) WHERE ended_on IS NULL;
CREATE TABLE agreement_party (party TEXT, agreement INTEGER, PRIMARY KEY (party, agreement)) WITHOUT ROWID;

CREATE TABLE item (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, list TEXT NOT NULL, kind TEXT NOT NULL,
  title TEXT NOT NULL, availability TEXT, from_on TEXT, until_on TEXT, needed_by TEXT, detail BLOB, state TEXT NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0, met INTEGER NOT NULL DEFAULT 0, listed_at INTEGER NOT NULL, by TEXT NOT NULL, reason BLOB);
CREATE INDEX item_owner ON item (owner, list);
CREATE INDEX item_state ON item (list, state);

CREATE TABLE project (no INTEGER PRIMARY KEY, partner TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, need_id TEXT, resource_id TEXT,
  lead TEXT NOT NULL, with_parties TEXT NOT NULL, agreed_on TEXT NOT NULL, due_on TEXT NOT NULL, done_when TEXT NOT NULL,
  state TEXT NOT NULL, reported_by TEXT, reported_person TEXT, reported_on TEXT, report_note BLOB, return_reason BLOB,
  confirmed_by TEXT, done_on TEXT, note BLOB, reason BLOB, carried_over INTEGER, UNIQUE (partner, id));
CREATE INDEX project_state ON project (state, due_on);
CREATE INDEX project_need ON project (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX project_resource ON project (resource_id) WHERE resource_id IS NOT NULL;
CREATE TABLE project_party (party TEXT, project INTEGER, PRIMARY KEY (party, project)) WITHOUT ROWID;

CREATE TABLE appraisal (partner TEXT, period TEXT, usefulness INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, comment BLOB,
  PRIMARY KEY (partner, period)) WITHOUT ROWID;

CREATE VIEW unit_area AS
  SELECT 'partner:' || code AS unit, area, ended_on IS NOT NULL AS gone FROM partner
  UNION ALL SELECT 'school:' || code, street, 0 FROM school
  UNION ALL SELECT 'studio:' || s.code, l.street, 0 FROM studio s LEFT JOIN school l ON l.code = s.lead_school;
""")
