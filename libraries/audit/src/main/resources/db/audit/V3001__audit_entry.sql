-- Who read exact figures, replayed a ledger, erased a learner or changed something. Beside the tables of whichever service it is:
-- versions here begin at 3001.

create table audit_entry (
  number     bigint      generated always as identity primary key,
  id         uuid        not null unique,
  at         timestamptz not null,
  operation  text        not null,
  route      text,
  caller     text        not null,
  role       text,
  platform   text,
  parameters jsonb       not null,
  status     smallint,
  trace      text
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_setting on audit_entry ((parameters #>> '{name,0}'), number) where operation = 'setting';
comment on table audit_entry is 'Who read exact figures, replayed, erased or changed something. Only ever added to; what is older than 366 days may be deleted. No learner is in it.';
comment on column audit_entry.number is 'In the order in which entries were committed: who has read up to one misses none before it.';
comment on column audit_entry.id is 'Given by the service, so that what is written again after an outage is there once.';
comment on column audit_entry.at is 'When the answer was ready.';
comment on column audit_entry.operation is 'The operation''s id in the OpenAPI document; command or setting for what an operator did.';
comment on column audit_entry.route is 'Method and path template: GET /ledger/{shard}/events.';
comment on column audit_entry.caller is 'The token''s subject or client; operator for what no request did.';
comment on column audit_entry.role is 'The role that allowed it.';
comment on column audit_entry.platform is 'The platform whose data alone the token shows; null for the whole company.';
comment on column audit_entry.parameters is 'Those parameters of the address that the operation says may be kept; none that names a learner.';
comment on column audit_entry.status is 'The status of the answer.';
comment on column audit_entry.trace is 'The trace id of the request, where it had one.';

-- The owner of the table can still take this trigger away: it stops mistakes and whoever has the service's password.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '366 days' then
    return old;
  end if;
  raise exception 'The audit trail is append-only for 366 days: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
comment on function refuse_change_of_audit() is 'For the triggers of audit_entry.';

create trigger audit_entry_is_kept before update or delete on audit_entry
  for each row execute function refuse_change_of_audit();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
  for each statement execute function refuse_change_of_audit();
