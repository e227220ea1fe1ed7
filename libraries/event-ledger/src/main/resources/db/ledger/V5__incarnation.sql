-- Which lives a ledger has had, and after which positions each began: what a restored copy no longer had is what followers hold
-- of an earlier life beyond that. Written by the command restore alone.

create table ledger_incarnation (
  number      integer     primary key,
  incarnation uuid        not null unique,
  began_at    timestamptz,
  after       bigint[]    not null
);
comment on table ledger_incarnation is 'Every incarnation of this ledger, the present one last. A restore from an older copy begins a new one.';
comment on column ledger_incarnation.began_at is 'When the command restore was run; null for the first.';
comment on column ledger_incarnation.after is 'Last position of shard 0, 1, ... that was there when it began; zeros for the first.';

insert into ledger_incarnation (number, incarnation, after)
select 1, incarnation, array_fill(0::bigint, array[cardinality(positions)]) from ledger_head;
