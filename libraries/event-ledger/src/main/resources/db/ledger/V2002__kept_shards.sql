-- The number of shards is noted from the ledger itself: a service that was started once with another one, over a ledger from before
-- there were notes (V2001), would note that, and refuse the right one from then on. Where no settings are kept there is no note.

do $$
begin
  if to_regclass('kept_setting') is not null then
    insert into kept_setting (name, value)
    select 'outcome-ledger.shards', cardinality(positions)::text from ledger_head
    on conflict (name) do update set value = excluded.value;
  end if;
end $$;
