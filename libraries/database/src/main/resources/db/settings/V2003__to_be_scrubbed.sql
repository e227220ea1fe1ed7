-- What was deleted or emptied for good is still on disk, in dead rows, until its table is rewritten: the scrub does that to the
-- tables that are named here.

create table to_be_scrubbed (
  table_name text        primary key,
  since      timestamptz not null default clock_timestamp()
);
comment on table to_be_scrubbed is 'Tables of which an erasure took something since they were last rewritten.';
comment on column to_be_scrubbed.since is 'When it last did.';
