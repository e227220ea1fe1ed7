-- Reports: what was frozen, to the byte, and what became of it.
--
-- No ledger has them; they can be made again from one only while nothing of it was erased. So no migration empties them, and they
-- belong in every backup. A row is never changed and never taken away: what a report became is a step of its own.

create table report (
  id varchar(64) collate "C" primary key check (id ~ '^[0-9a-f]{64}$'),
  title varchar(200) not null,
  first_day date,
  last_day date,
  as_of date not null,
  previous varchar(64) collate "C" references report,
  frozen_by varchar(255) not null,
  frozen_at timestamptz not null,
  check ((first_day is null) = (last_day is null))
);
comment on table report is 'Reports as they were frozen. Never changed, never emptied: no ledger has them. Written by: POST /reports/v1.';
comment on column report.id is 'SHA-256 of its document.';
comment on column report.title is 'What it is called.';
comment on column report.first_day is 'First day of its cohort; null with last_day: of all time.';
comment on column report.last_day is 'Last day of it.';
comment on column report.as_of is 'How far the world was looked at.';
comment on column report.previous is 'The report that it restates, if any.';
comment on column report.frozen_by is 'Who froze it: subject of the token.';
comment on column report.frozen_at is 'When.';

create table report_bytes (
  report varchar(64) collate "C" primary key references report,
  document bytea not null,
  exact bytea not null,
  check (report = encode(sha256(document), 'hex'))
);
comment on table report_bytes is 'The documents of reports. Never changed, never emptied: no ledger has them. Written by: POST /reports/v1.';
comment on column report_bytes.report is 'Of which report.';
comment on column report_bytes.document is 'Its bytes, as they are served: docs/report-format.md. Figures are hidden and rounded.';
comment on column report_bytes.exact is 'Bytes of the document of its exact figures, and of the secret that the report was rounded with.';

create table report_leaves (
  report varchar(64) collate "C" primary key references report,
  entries bytea not null check (length(entries) % 32 = 0),
  records bytea not null check (length(records) % 32 = 0)
);
comment on table report_leaves is 'Hashes of the leaves of a report''s two Merkle trees, for receipts. Never changed, never emptied. Written by: POST /reports/v1.';
comment on column report_leaves.report is 'Of which report.';
comment on column report_leaves.entries is 'Of the tree of entries, in its order, 32 bytes each.';
comment on column report_leaves.records is 'Of the tree of records, in its order, 32 bytes each.';

create table report_step (
  id bigint generated always as identity primary key,
  report varchar(64) collate "C" not null references report,
  step varchar(16) not null check (step in ('published', 'restated', 'withdrawn')),
  reason varchar(500),
  done_by varchar(255) not null,
  done_at timestamptz not null,
  unique (report, step)
);
comment on table report_step is 'What became of a report: a draft has no row. Never changed, never emptied: no ledger has it. Written by: POST /reports/v1/{id}/publish, restate, withdraw.';
comment on column report_step.id is 'In the order of time; of no other meaning.';
comment on column report_step.report is 'Which report.';
comment on column report_step.step is 'published; restated: another one that restates it was published; withdrawn.';
comment on column report_step.reason is 'Why it was restated or withdrawn.';
comment on column report_step.done_by is 'Who did it: subject of the token.';
comment on column report_step.done_at is 'When.';

create function refuse_to_change_what_was_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'A report is neither changed nor taken away: restate or withdraw it.'
    using errcode = 'restrict_violation';
end $$;
create trigger report_is_kept before update or delete or truncate on report
  for each statement execute function refuse_to_change_what_was_frozen();
create trigger report_bytes_is_kept before update or delete or truncate on report_bytes
  for each statement execute function refuse_to_change_what_was_frozen();
create trigger report_leaves_is_kept before update or delete or truncate on report_leaves
  for each statement execute function refuse_to_change_what_was_frozen();
create trigger report_step_is_kept before update or delete or truncate on report_step
  for each statement execute function refuse_to_change_what_was_frozen();
