-- What was refused, so that a platform that ignores replies can be told later. Beside the ledger, not part of it: losing it
-- loses no event. Versions here begin at 1001, those of the ledger at 1; either may grow without the other.

create table refusal (
  number     bigint      generated always as identity primary key,
  platform   text        not null,
  refused_at timestamptz not null,
  event      uuid,
  type       text,
  problem    text        not null,
  title      text        not null,
  status     smallint    not null,
  pointer    text
);
create index refusal_of_platform on refusal (platform, refused_at, number);
create index refusal_of_event on refusal (event) where event is not null;
create index refusal_by_age on refusal (refused_at);
comment on table refusal is 'Events that were refused in the last 30 days, and why. No value that was sent is here, nor any reference of a platform.';
comment on column refusal.event is 'Pseudonym of platform, source and id, as event.id has it; null where source or id was not legal.';
comment on column refusal.type is 'Only a type that the catalogue has; anything else could be a name.';
comment on column refusal.pointer is 'As far as its segments are names that the contract itself gives: a field that it does not know could be called anything.';
