-- The ledger of one writing service. Written by append (and later erasure and import) alone, each in one READ COMMITTED
-- transaction that first locks the head row, so that positions are dense and in commit order.

create table ledger_head (
  singleton   boolean primary key default true check (singleton),
  incarnation uuid     not null,
  positions   bigint[] not null,
  chains      bytea[]  not null,
  check (cardinality(positions) = cardinality(chains))
);
comment on table ledger_head is 'One row: how far every shard has come. Whoever writes to the ledger locks it first.';
comment on column ledger_head.incarnation is 'Changed by a restore from backup: positions of another incarnation are other events.';
comment on column ledger_head.positions is 'Last position of shard 0, 1, ... The number of shards never changes.';
comment on column ledger_head.chains is 'Chain value at that position, 32 bytes each; zeros before the first event.';

insert into ledger_head (incarnation, positions, chains)
select gen_random_uuid(),
       array_fill(0::bigint, array[${shards}]),
       array_fill(decode(repeat('00', 32), 'hex'), array[${shards}]);

create table event (
  shard          smallint not null,
  position       bigint   not null,
  incarnation    uuid     not null,
  learner_id     uuid,
  stream_version integer,
  platform       text,
  type           text,
  id             uuid,
  source         text,
  time           timestamptz,
  recorded_at    timestamptz,
  data           bytea,
  salt           bytea,
  traceparent    text,
  leaf           bytea    not null,
  chain          bytea    not null,
  primary key (shard, position)
);
create unique index event_stream on event (learner_id, stream_version);
comment on table event is 'Every event, once. An erasure sets every column to null but shard, position, incarnation, leaf and chain.';
comment on column event.learner_id is 'Pseudonym of the learner: the stream that the event belongs to.';
comment on column event.stream_version is 'Place of the event in its stream, from 1.';
comment on column event.id is 'Pseudonym of the platform''s id: see idempotency_key.';
comment on column event.data is 'The exact bytes that are hashed, replayed and sent. Never changed, never upcast in place.';

create table idempotency_key (
  id           uuid     primary key,
  shard        smallint not null,
  position     bigint   not null,
  content_hash bytea
);
comment on table idempotency_key is 'Which events are known, by the pseudonym of platform, source and id. Outlives erasure.';
comment on column idempotency_key.content_hash is 'Salt (16 bytes) and SHA-256 over salt and content; null once erased: then every content is a duplicate.';

create table claim (
  kind     text     not null,
  id       uuid     not null,
  shard    smallint not null,
  position bigint   not null,
  primary key (kind, id)
);
comment on table claim is 'What one event at a time may hold over all streams, and which event holds it.';

create table relay_cursor (
  singleton boolean primary key default true check (singleton),
  positions bigint[] not null
);
insert into relay_cursor (positions) select positions from ledger_head;
comment on table relay_cursor is 'Up to where every shard has been acknowledged by Kafka. Moved by compare-and-set.';
