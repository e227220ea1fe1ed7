-- What people write on the mission sheet of a report: means, adequacy and circumstances of each objective.
--
-- Not derived: no ledger has it, so no migration empties it, and it belongs in every backup. A row is never changed and never
-- taken away: what is written anew is the sheet's next version, with its reason, so a version that was filed can be read for ever.

create table sheet_text (
  id bigint generated always as identity primary key,
  report varchar(64) collate "C" not null references report,
  version integer not null check (version >= 1),
  objective varchar(16) collate "C" not null references objective,
  part varchar(16) not null check (part in ('means', 'adequacy', 'circumstances')),
  text varchar(4000) not null,
  reason varchar(500) not null,
  written_by varchar(255) not null,
  written_at timestamptz not null,
  unique (report, version)
);
comment on table sheet_text is 'What people wrote on the mission sheets of reports, in every version. Never changed, never emptied: no ledger has it. Written by: POST /reports/v1/{id}/forms/mission-sheet.';
comment on column sheet_text.id is 'Of no meaning outside this database.';
comment on column sheet_text.report is 'On the sheet of which report.';
comment on column sheet_text.version is 'Of that sheet: each text is its next version.';
comment on column sheet_text.objective is 'About which objective.';
comment on column sheet_text.part is 'means that were deployed; adequacy of the means; circumstances from outside.';
comment on column sheet_text.text is 'What was written.';
comment on column sheet_text.reason is 'Why it was written, or written anew.';
comment on column sheet_text.written_by is 'Who wrote it: subject of the token.';
comment on column sheet_text.written_at is 'When.';

create trigger sheet_text_is_kept before update or delete or truncate on sheet_text
  for each statement execute function refuse_to_change_what_was_frozen();
