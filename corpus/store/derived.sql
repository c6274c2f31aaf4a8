CREATE TABLE meta (
    version TEXT NOT NULL,
    generation INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    turn INTEGER NOT NULL  -- raised by every change
);

CREATE TABLE form (
    form TEXT PRIMARY KEY,
    block TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX form_block ON form (block);

-- `state` is the turn of its last change; what is derived is right while `made` is the same.
CREATE TABLE block (
    block TEXT PRIMARY KEY,
    state INTEGER NOT NULL,
    made INTEGER NOT NULL DEFAULT 0,
    failures TEXT NOT NULL DEFAULT '',
    named BLOB NOT NULL DEFAULT x''  -- short keys of ids that have no node, as they were last made
) WITHOUT ROWID;

CREATE TABLE product (
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    part TEXT NOT NULL,  -- the id of a form; empty for what is of the whole block
    packed BLOB NOT NULL,
    PRIMARY KEY (block, name, part)
);
