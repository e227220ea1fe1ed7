-- What the service's role may do with the tables beside the ledger, where another role owns them: see docs/access.md.
do $$
begin
  if '${service-role}' <> 'nobody' then
    revoke all on refusal from "${service-role}";
    grant select, insert, update, delete on refusal to "${service-role}";
  end if;
end $$;
