-- What was asked to be erased, and how far that is. A row is first a request, which this ledger carries out itself and, where
-- it is the one that was asked, has another ledger carry out too; then it is the receipt, which names nobody.

create table erasure (
  id                   uuid        primary key,
  platform             text        not null,
  learner_id           uuid,
  requested_at         timestamptz not null,
  carried_out_at       timestamptz,
  shard                smallint,
  position             bigint,
  redacted             bigint[],
  told                 boolean     not null default false,
  asked_at             timestamptz,
  other_carried_out_at timestamptz,
  other_shard          smallint,
  other_position       bigint,
  other_redacted       integer
);
comment on table erasure is 'Every erasure that was asked for, and what it emptied. Names no learner once it is carried out.';
comment on column erasure.id is 'Random; the number of the receipt, and of the marker in every ledger.';
comment on column erasure.learner_id is 'Whom to erase; null as soon as every ledger has done it.';
comment on column erasure.carried_out_at is 'When this ledger did its part; null while it waits.';
comment on column erasure.position is 'Of the marker, in this shard; null where nothing was held.';
comment on column erasure.redacted is 'The positions of the shard that were emptied.';
comment on column erasure.told is 'Whether Kafka has acknowledged that this ledger did its part.';
comment on column erasure.asked_at is 'When the other ledger was last asked; null where there is none, or not yet.';
comment on column erasure.other_redacted is 'How many positions the other ledger emptied.';

create index erasure_unfinished on erasure (requested_at)
  where carried_out_at is null or not told or learner_id is not null;

-- An erasure frees what its events hold, and is the only one to look for it by position.
create index claim_of_event on claim (shard, position);
