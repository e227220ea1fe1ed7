-- What followers pass without a row, and how many shards they follow. Both are new tables, so that replicas of the
-- version before go on.

create table waiting_entry (
  ledger text not null,
  shard smallint not null,
  position bigint not null,
  type text,
  leaf bytea not null,
  primary key (ledger, shard, position)
);
comment on table waiting_entry is 'Entries up to the watermark that have no row yet: of a type that the running version does not know, or bare without the erasure marker that lists them. Changed in the watermark''s transaction.';
comment on column waiting_entry.ledger is 'enrollment or outcome.';
comment on column waiting_entry.shard is 'Shard of the ledger.';
comment on column waiting_entry.position is 'Position of the entry.';
comment on column waiting_entry.type is 'The event''s type, which a later version knows; null for a bare entry, which waits for its erasure marker.';
comment on column waiting_entry.leaf is 'The entry''s leaf, so that what is read later is what was passed.';

create table ledger_shards (
  ledger text primary key,
  shards integer not null check (shards > 0)
);
comment on table ledger_shards is 'How many shards each ledger has, as it said when it was first reached. The number never changes.';
comment on column ledger_shards.ledger is 'enrollment or outcome.';
comment on column ledger_shards.shards is 'The number of its shards.';
