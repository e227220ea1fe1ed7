-- An erasure a day moves "since" on for ever: how long the scrub has not got to a table is told by another time.
alter table to_be_scrubbed add column waiting_since timestamptz not null default clock_timestamp();
comment on column to_be_scrubbed.waiting_since is 'Of the erasures that were not scrubbed yet, when the first was.';
