-- The heads that were signed: the last one, which the next continues, and those that Kafka has not acknowledged yet.
-- Nothing is proved by what is kept here: who owns this database could change it. What counts was given away.

create table signed_head (
  sequence  bigint      primary key,
  line      bytea       not null,
  signed_at timestamptz not null default now(),
  sent      boolean     not null default false
);
comment on table signed_head is 'Signed heads that are still to be sent, and the last one. Each names the hash of the one before.';
comment on column signed_head.line is 'The exact bytes that were signed, with their signature, as one line of JSON.';
comment on column signed_head.sent is 'Whether Kafka has acknowledged it.';
