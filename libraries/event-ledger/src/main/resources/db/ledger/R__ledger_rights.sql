-- What the service's role may do with each table of the ledger, where another role owns them (docs/access.md): it appends and never
-- changes an event. Runs again when a line changes. Where one role is both, there is nothing to say: its placeholder is nobody.
do $$
begin
  if '${service-role}' <> 'nobody' then
    revoke all on event, idempotency_key, ledger_incarnation, claim, ledger_head, relay_cursor, signed_head, erasure from "${service-role}";
    grant select, insert on event, idempotency_key, ledger_incarnation to "${service-role}";
    grant select, insert, update on erasure to "${service-role}";
    grant select, insert, delete on claim to "${service-role}";
    grant select, update on ledger_head, relay_cursor to "${service-role}";
    grant select, insert, update, delete on signed_head to "${service-role}";
  end if;
end $$;
