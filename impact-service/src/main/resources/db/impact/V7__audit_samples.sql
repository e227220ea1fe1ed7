-- Audit samples of reports: who committed to which draw, what was drawn, and what was found.
--
-- No ledger has them. So no migration empties them, and they belong in every backup. A row is never changed and never taken away: a
-- finding that was wrong is followed by another one. No learner is in them: what was drawn is named by salted hashes and positions.

create table audit_sample (
  commitment varchar(64) collate "C" primary key check (commitment ~ '^[0-9a-f]{64}$'),
  report varchar(64) collate "C" not null references report,
  indicator varchar(32) not null,
  counted int not null check (counted between 1 and 1000),
  uncounted int not null check (uncounted between 1 and 1000),
  company_part bytea not null check (length(company_part) = 32),
  committed_by varchar(255) not null,
  committed_at timestamptz not null
);
comment on table audit_sample is 'Samples that an auditor has committed to. Never changed, never emptied: no ledger has them. Written by: POST /reports/v1/{id}/samples.';
comment on column audit_sample.commitment is 'SHA-256 of the auditor''s part of the seed, indicator and sizes, told before anything was drawn.';
comment on column audit_sample.report is 'Of which report.';
comment on column audit_sample.indicator is 'By what records are counted or not, as their standings spell it: EMP1, EMP4/P6M.';
comment on column audit_sample.counted is 'How many of the counted records are drawn.';
comment on column audit_sample.uncounted is 'How many of the others.';
comment on column audit_sample.company_part is 'The company''s part of the seed: chosen at random then, its hash told then, itself told with the auditor''s part.';
comment on column audit_sample.committed_by is 'Who did: subject of the token. Nobody else draws and finds.';
comment on column audit_sample.committed_at is 'When.';

create table sample_reveal (
  sample varchar(64) collate "C" primary key references audit_sample,
  seed bytea not null check (length(seed) = 32),
  revealed_by varchar(255) not null,
  revealed_at timestamptz not null
);
comment on table sample_reveal is 'Seeds that auditors have told, kept and public before anything is drawn. Never changed, never emptied. Written by: POST /reports/v1/{id}/samples/{sample}/draw.';
comment on column sample_reveal.sample is 'Of which sample.';
comment on column sample_reveal.seed is 'The auditor''s part of the seed, whose hash was told first.';
comment on column sample_reveal.revealed_by is 'Who told it: subject of the token.';
comment on column sample_reveal.revealed_at is 'When.';

create table sample_draw (
  sample varchar(64) collate "C" primary key references sample_reveal,
  document bytea not null,
  drawn_by varchar(255) not null,
  drawn_at timestamptz not null
);
comment on table sample_draw is 'What was drawn, once and for good. Never changed, never emptied. Written by: POST /reports/v1/{id}/samples/{sample}/draw.';
comment on column sample_draw.sample is 'Of which sample.';
comment on column sample_draw.document is 'The sample''s bytes, as they are served: docs/report-format.md. Hashes and positions, and no learner.';
comment on column sample_draw.drawn_by is 'Who drew: subject of the token.';
comment on column sample_draw.drawn_at is 'When.';

create table sample_finding (
  id bigint generated always as identity primary key,
  sample varchar(64) collate "C" not null references sample_draw,
  leaf varchar(64) collate "C" not null,
  finding varchar(16) not null check (finding in ('right', 'wrong', 'not-verifiable')),
  note varchar(500),
  seen_sha256 varchar(64) collate "C" check (seen_sha256 ~ '^[0-9a-f]{64}$'),
  found_by varchar(255) not null,
  found_at timestamptz not null
);
create index on sample_finding (sample);
comment on table sample_finding is 'What the auditor found of records that were drawn; of several of one record the last counts. Never changed, never emptied. Written by: POST /reports/v1/{id}/samples/{sample}/findings.';
comment on column sample_finding.id is 'In the order of time; of no other meaning.';
comment on column sample_finding.sample is 'Of which sample.';
comment on column sample_finding.leaf is 'Of which record: the hash of its leaf in the report''s tree of records.';
comment on column sample_finding.finding is 'Whether the record is as it was counted.';
comment on column sample_finding.note is 'In the auditor''s words, without names.';
comment on column sample_finding.seen_sha256 is 'Hash of what the auditor has seen.';
comment on column sample_finding.found_by is 'Who entered it: subject of the token.';
comment on column sample_finding.found_at is 'When.';

create trigger audit_sample_is_kept before update or delete or truncate on audit_sample
  for each statement execute function refuse_to_change_what_was_frozen();
create trigger sample_reveal_is_kept before update or delete or truncate on sample_reveal
  for each statement execute function refuse_to_change_what_was_frozen();
create trigger sample_draw_is_kept before update or delete or truncate on sample_draw
  for each statement execute function refuse_to_change_what_was_frozen();
create trigger sample_finding_is_kept before update or delete or truncate on sample_finding
  for each statement execute function refuse_to_change_what_was_frozen();
