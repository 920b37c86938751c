/**
 * All tables. What belongs to a domain goes with it. Names that return often (of keys, object types, attributes) are kept once, and what refers to them has their number.
 * A text of JSON is called `json`. What is long and comes in one after the other is in a table that is only ever added to, and found by an index: a table without row numbers keeps a row of more
 * than a kilobyte in a page of its own.
 */
export const TABLES = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE domain (number INTEGER PRIMARY KEY AUTOINCREMENT, environment TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, orders INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX domain_name ON domain (environment, name);
CREATE TABLE definition (environment TEXT NOT NULL, domain TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (environment, domain, kind, name)) WITHOUT ROWID;

CREATE TABLE name (number INTEGER PRIMARY KEY, domain INTEGER NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX name_text ON name (domain, text);

CREATE TABLE profile (number INTEGER PRIMARY KEY, domain INTEGER NOT NULL, id TEXT NOT NULL, place INTEGER, expires INTEGER,
  objects INTEGER NOT NULL, json TEXT, told INTEGER);
CREATE INDEX profile_id ON profile (domain, substr(id, 1, 12));
CREATE INDEX profile_place ON profile (domain, place) WHERE place IS NOT NULL;
CREATE INDEX profile_expires ON profile (domain, expires) WHERE objects = 0 AND expires IS NOT NULL;
CREATE TABLE alias (domain INTEGER NOT NULL, id TEXT NOT NULL, main TEXT NOT NULL, PRIMARY KEY (domain, id)) WITHOUT ROWID;
CREATE INDEX alias_main ON alias (domain, main);

CREATE TABLE binding (key INTEGER NOT NULL, value TEXT NOT NULL, profile INTEGER NOT NULL, PRIMARY KEY (key, value, profile)) WITHOUT ROWID;
CREATE TABLE held (profile INTEGER NOT NULL, number INTEGER NOT NULL, json TEXT NOT NULL);
CREATE UNIQUE INDEX held_number ON held (profile, number);

CREATE TABLE object (number INTEGER PRIMARY KEY, domain INTEGER NOT NULL, type INTEGER NOT NULL, key TEXT NOT NULL, profile INTEGER NOT NULL,
  place INTEGER NOT NULL, expires INTEGER NOT NULL, bytes INTEGER NOT NULL, json TEXT NOT NULL, text TEXT, told INTEGER);
CREATE INDEX object_key ON object (type, substr(key, 1, 8));
CREATE INDEX object_profile ON object (profile, place, type);
CREATE INDEX object_type ON object (type, place);
CREATE INDEX object_expires ON object (domain, expires);

CREATE TABLE standard_object (number INTEGER PRIMARY KEY, domain INTEGER NOT NULL, type INTEGER NOT NULL, id TEXT NOT NULL, profile INTEGER NOT NULL,
  place INTEGER NOT NULL, json TEXT NOT NULL);
CREATE UNIQUE INDEX standard_object_id ON standard_object (type, id);
CREATE INDEX standard_object_profile ON standard_object (profile, place);
CREATE INDEX standard_object_type ON standard_object (type, place);

CREATE TABLE history (number INTEGER PRIMARY KEY, profile INTEGER NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL, content TEXT, state TEXT);
CREATE UNIQUE INDEX history_place ON history (profile, place);

CREATE TABLE calculated (profile INTEGER NOT NULL, attribute INTEGER NOT NULL, object TEXT NOT NULL, place INTEGER NOT NULL, time REAL, json TEXT NOT NULL,
  PRIMARY KEY (profile, attribute, object)) WITHOUT ROWID;
CREATE INDEX calculated_time ON calculated (profile, attribute, time) WHERE time IS NOT NULL;

CREATE TABLE rule_value (domain INTEGER NOT NULL, level INTEGER NOT NULL, value TEXT NOT NULL, profile INTEGER NOT NULL,
  PRIMARY KEY (domain, level, value, profile)) WITHOUT ROWID;
CREATE INDEX rule_value_profile ON rule_value (profile);
CREATE TABLE rule_group (domain INTEGER NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (domain, id)) WITHOUT ROWID;
CREATE TABLE rule_member (domain INTEGER NOT NULL, profile TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (domain, profile, id)) WITHOUT ROWID;

CREATE TABLE stream_record (domain INTEGER NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL);
CREATE UNIQUE INDEX stream_record_place ON stream_record (domain, place);
CREATE TABLE dead_letter (domain INTEGER NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL);
CREATE UNIQUE INDEX dead_letter_place ON dead_letter (domain, place);
CREATE TABLE document (domain INTEGER NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (domain, collection, id)) WITHOUT ROWID;
CREATE TABLE sent (domain INTEGER NOT NULL, channel TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (domain, channel)) WITHOUT ROWID;
CREATE TABLE delayed (place INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER NOT NULL, environment TEXT NOT NULL, domain TEXT NOT NULL, json TEXT NOT NULL);
CREATE INDEX delayed_due ON delayed (due, place);

CREATE TRIGGER domain_deleted AFTER DELETE ON domain BEGIN
  DELETE FROM binding WHERE key IN (SELECT number FROM name WHERE domain = old.number);
  DELETE FROM held WHERE profile IN (SELECT number FROM profile WHERE domain = old.number);
  DELETE FROM object WHERE domain = old.number;
  DELETE FROM standard_object WHERE domain = old.number;
  DELETE FROM history WHERE profile IN (SELECT number FROM profile WHERE domain = old.number);
  DELETE FROM calculated WHERE profile IN (SELECT number FROM profile WHERE domain = old.number);
  DELETE FROM rule_value WHERE domain = old.number;
  DELETE FROM rule_group WHERE domain = old.number;
  DELETE FROM rule_member WHERE domain = old.number;
  DELETE FROM alias WHERE domain = old.number;
  DELETE FROM profile WHERE domain = old.number;
  DELETE FROM stream_record WHERE domain = old.number;
  DELETE FROM dead_letter WHERE domain = old.number;
  DELETE FROM document WHERE domain = old.number;
  DELETE FROM sent WHERE domain = old.number;
  DELETE FROM delayed WHERE environment = old.environment AND domain = old.name;
  DELETE FROM name WHERE domain = old.number;
END;
`;
