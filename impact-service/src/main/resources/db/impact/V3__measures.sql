-- Reported measures (MSR): figures that no event says, entered by people who show a document for them.
--
-- Not derived. All other tables can be emptied and filled again from the ledgers; this one is the only place where its rows
-- are, so no migration empties it, and it belongs in every backup. A row is never changed and never taken away: what was
-- wrong is entered again, as the next version. The trigger holds everybody to that, this service and people with SQL alike.

create table measure (
  id bigint generated always as identity primary key,
  name varchar(64) collate "C" not null check (name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  version integer not null check (version >= 1),
  value numeric not null check (value not in ('NaN', 'Infinity', '-Infinity')),
  unit varchar(64) not null,
  document varchar(256) not null,
  document_sha256 varchar(64) not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  entered_by varchar(255) not null,
  entered_at timestamptz not null,
  unique (name, first_day, last_day, version)
);
comment on table measure is 'A figure that was entered with its evidence, in every version; the highest version of a name and a period counts. Never changed, never emptied: no ledger has it. Written by: POST /metrics/v1/measures.';
comment on column measure.id is 'Of no meaning outside this database.';
comment on column measure.name is 'What is measured, like carbon-per-learner-hour.';
comment on column measure.first_day is 'First day of the period that the figure is about.';
comment on column measure.last_day is 'Last day of it.';
comment on column measure.version is '1 for what was entered first of this name and period, and one more each time.';
comment on column measure.value is 'The figure as it was entered.';
comment on column measure.unit is 'What the figure counts, like kgCO2e per learner-hour.';
comment on column measure.document is 'Title or reference of the document that shows the figure; the document stays with the company.';
comment on column measure.document_sha256 is 'SHA-256 of that document in hexadecimal, so that it can be told from a later one.';
comment on column measure.entered_by is 'Who entered it: subject of the token.';
comment on column measure.entered_at is 'When it was entered.';

create function refuse_to_change_a_measure() returns trigger language plpgsql as $$
begin
  raise exception 'A measure is neither changed nor taken away: enter it again, as its next version.'
    using errcode = 'restrict_violation';
end $$;
create trigger measure_is_kept before update or delete or truncate on measure
  for each statement execute function refuse_to_change_a_measure();
