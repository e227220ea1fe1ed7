-- What the service's role may do with the audit trail, where another role owns the table: see docs/access.md. A trigger refuses to delete
-- what is not old enough.
do $$
begin
  if '${service-role}' <> 'nobody' then
    revoke all on audit_entry from "${service-role}";
    grant select, insert, delete on audit_entry to "${service-role}";
  end if;
end $$;
