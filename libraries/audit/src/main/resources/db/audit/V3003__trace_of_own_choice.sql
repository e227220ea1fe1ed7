comment on column audit_entry.trace is 'The id of the request''s trace; of its span where the caller began the trace; null without traces.';
