CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    size INTEGER NOT NULL,
    unread BLOB NOT NULL,
    format TEXT NOT NULL DEFAULT 'text',
    pages INTEGER NOT NULL DEFAULT 1,
    path TEXT NOT NULL DEFAULT '',  -- the first of its paths in sorted order
    forms INTEGER NOT NULL DEFAULT 0,
    indicators INTEGER NOT NULL DEFAULT 0,
    unplaced INTEGER NOT NULL DEFAULT 0,
    open_readings INTEGER NOT NULL DEFAULT 0,
    added TEXT NOT NULL DEFAULT ''  -- when it first came here, 2024-05-31T08:00:00Z
);
CREATE INDEX document_added ON document (added, id);

-- Where a document was added from; a document lives as long as one path leads to it.
CREATE TABLE path (
    path TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key)
) WITHOUT ROWID;
CREATE INDEX path_document ON path (document);

-- A form as one document prints it. Of all copies of a form one is shown.
CREATE TABLE copy (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    shown INTEGER NOT NULL DEFAULT 0,
    unplaced INTEGER NOT NULL,
    open_readings INTEGER NOT NULL,
    indicators INTEGER NOT NULL,
    goals INTEGER NOT NULL,
    year INTEGER,
    project TEXT,
    department TEXT,
    first_page INTEGER NOT NULL DEFAULT 1,
    last_page INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX copy_form ON copy (form, unplaced, open_readings, document_id);
CREATE INDEX copy_document ON copy (document, position);

CREATE TABLE body (
    copy INTEGER PRIMARY KEY REFERENCES copy (key),
    form BLOB NOT NULL,
    rows BLOB
);

-- What people said of claims, in the order recorded: only ever added to.
CREATE TABLE decision (
    key INTEGER PRIMARY KEY,
    claim TEXT NOT NULL,
    kind TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    year_a INTEGER,
    year_b INTEGER,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX decision_claim ON decision (claim);

-- Derived: what each form states, and when each form last changed.
CREATE TABLE node (
    id TEXT NOT NULL,
    form TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    year INTEGER,
    PRIMARY KEY (id, form)
) WITHOUT ROWID;

CREATE TABLE link (
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (source, kind, target, form)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, kind, source, form);

CREATE TABLE change (
    form TEXT PRIMARY KEY,
    generation INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX change_generation ON change (generation);
