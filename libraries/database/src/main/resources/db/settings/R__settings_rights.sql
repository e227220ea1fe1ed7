-- What the service's role may do with the settings that are kept and the names of the tables to be scrubbed, where another role owns
-- them: see docs/access.md. The versions of the tables it only reads, to see that they are the ones that it knows.
do $$
begin
  if '${service-role}' <> 'nobody' then
    revoke all on kept_setting, to_be_scrubbed, "${flyway:table}" from "${service-role}";
    grant select, insert on kept_setting to "${service-role}";
    grant select, insert, update, delete on to_be_scrubbed to "${service-role}";
    grant select on "${flyway:table}" to "${service-role}";
  end if;
end $$;
