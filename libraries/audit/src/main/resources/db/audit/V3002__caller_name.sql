-- Identity providers name people by numbers: the name that the token says beside it tells an auditor who it was.

alter table audit_entry add column caller_name text;
comment on column audit_entry.caller_name is 'What the token calls the caller (preferred_username), cut after 255 characters; null where it says nothing.';
