-- What is in the ledger stays as it is. Appending needs no more than it does already; an erasure takes the role
-- ${erasure-role} (set local role), whose members alone may empty entries. The owner of a table can still take these
-- triggers away: they stop mistakes and whoever has the service's password, and followers find what an owner changes.

do $$
begin
  if not exists (select from pg_roles where rolname = '${erasure-role}') then
    begin
      create role "${erasure-role}" nologin;
    exception
      when duplicate_object or unique_violation then null; -- made by the other ledger's service meanwhile
      when insufficient_privilege then
        raise warning 'The role ${erasure-role} is not there and % may not create it: nobody can be erased until somebody who may has run: create role "${erasure-role}" nologin; grant "${erasure-role}" to "%"; grant select, update on event, idempotency_key to "${erasure-role}";', current_user, current_user;
    end;
  end if;
  if exists (select from pg_roles where rolname = '${erasure-role}') then
    begin
      grant select, update on event, idempotency_key to "${erasure-role}";
      if not pg_has_role(current_user, '${erasure-role}', 'set') then
        execute format('grant %I to %I', '${erasure-role}', current_user);
      end if;
    exception
      when insufficient_privilege then
        raise warning 'The role ${erasure-role} cannot be granted by %: nobody can be erased until somebody who may has run: grant "${erasure-role}" to "%"', current_user, current_user;
    end;
  end if;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege', hint = 'A mistake is retracted and reported anew; a learner is erased by the service.';
end $$;
comment on function refuse_change() is 'For triggers of tables that are only ever added to.';

-- An erasure empties an entry and keeps its place in the chain; nothing else is ever updated.
create function refuse_all_but_erasure() returns trigger language plpgsql as $$
begin
  if current_user <> '${erasure-role}' then
    raise exception 'The ledger is append-only: update of % is refused', tg_table_name
      using errcode = 'insufficient_privilege', hint = 'A mistake is retracted and reported anew; a learner is erased by the service.';
  end if;
  return new;
end $$;
comment on function refuse_all_but_erasure() is 'For triggers of tables of which an erasure empties rows.';

create function refuse_more_than_emptying() returns trigger language plpgsql as $$
begin
  if (new.shard, new.position, new.incarnation, new.leaf, new.chain)
       is distinct from (old.shard, old.position, old.incarnation, old.leaf, old.chain)
     or num_nonnulls(new.learner_id, new.stream_version, new.platform, new.type, new.id, new.source, new.time,
                     new.recorded_at, new.data, new.salt, new.traceparent) > 0 then
    raise exception 'An erasure empties entries and changes nothing else'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function refuse_more_than_emptying() is 'For the trigger of the events: what an erasure may do to one.';

create function refuse_more_than_forgetting() returns trigger language plpgsql as $$
begin
  if (new.id, new.shard, new.position) is distinct from (old.id, old.shard, old.position)
     or new.content_hash is not null then
    raise exception 'An erasure forgets the content of a key and changes nothing else'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function refuse_more_than_forgetting() is 'For the trigger of the keys: what an erasure may do to one.';

-- Triggers of one kind fire in the order of their names.
create trigger event_1_is_kept before update on event
  for each row execute function refuse_all_but_erasure();
create trigger event_2_is_only_emptied before update on event
  for each row execute function refuse_more_than_emptying();
create trigger event_is_not_deleted before delete or truncate on event
  for each statement execute function refuse_change();

create trigger idempotency_key_1_is_kept before update on idempotency_key
  for each row execute function refuse_all_but_erasure();
create trigger idempotency_key_2_is_only_forgotten before update on idempotency_key
  for each row execute function refuse_more_than_forgetting();
create trigger idempotency_key_is_not_deleted before delete or truncate on idempotency_key
  for each statement execute function refuse_change();

-- A retraction frees a claim and appending moves the head; neither table is ever emptied.
create trigger claim_is_not_changed before update or truncate on claim
  for each statement execute function refuse_change();
create trigger ledger_head_is_one_row before insert or delete or truncate on ledger_head
  for each statement execute function refuse_change();
create trigger relay_cursor_is_one_row before insert or delete or truncate on relay_cursor
  for each statement execute function refuse_change();
