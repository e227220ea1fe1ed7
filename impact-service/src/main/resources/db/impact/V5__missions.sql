-- Objectives of the missions and their targets: what the company aims at, said by people.
--
-- Not derived, as measures are not: no ledger has them, so no migration empties them, and they belong in every backup. A row is
-- never changed and never taken away: a target that was wrong is set again, as the next version, with its reason.

create table objective (
  id varchar(16) collate "C" primary key check (id = lower(mission) || '-' || number),
  mission varchar(2) not null check (mission in ('P1', 'P2', 'P3', 'P4')),
  number integer not null check (number >= 1),
  statement varchar(500) not null,
  indicators varchar(500) not null,
  set_by varchar(255) not null,
  set_at timestamptz not null,
  unique (mission, number)
);
comment on table objective is 'What a mission aims at, and by which indicators that is followed. Never changed, never emptied: no ledger has it. Written by: POST /missions/v1/objectives.';
comment on column objective.id is 'Of its mission and number, like p2-1.';
comment on column objective.mission is 'P1 democratise education, P2 improve employability, P3 social ties and solidarity, P4 sustainable development.';
comment on column objective.number is 'Which of its mission''s, from 1 on.';
comment on column objective.statement is 'The objective in one sentence.';
comment on column objective.indicators is 'Ids of the indicators that it is followed by, with a blank between them.';
comment on column objective.set_by is 'Who set it: subject of the token.';
comment on column objective.set_at is 'When it was set.';

create table target (
  id bigint generated always as identity primary key,
  objective varchar(16) collate "C" not null references objective,
  indicator varchar(16) collate "C" not null,
  indicator_window varchar(16),
  measure varchar(64),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  version integer not null check (version >= 1),
  value numeric not null check (value not in ('NaN', 'Infinity', '-Infinity')),
  direction varchar(8) not null check (direction in ('at-least', 'at-most')),
  reason varchar(500) not null,
  set_by varchar(255) not null,
  set_at timestamptz not null,
  late boolean not null,
  unique nulls not distinct (objective, indicator, indicator_window, measure, first_day, last_day, version)
);
comment on table target is 'What a figure is to be in a period, in every version; the highest version of an objective, figure and period counts. Never changed, never emptied: no ledger has it. Written by: POST /missions/v1/objectives/{id}/targets.';
comment on column target.id is 'Of no meaning outside this database.';
comment on column target.objective is 'Whose target it is.';
comment on column target.indicator is 'Which of the objective''s indicators.';
comment on column target.indicator_window is 'Of an indicator with several windows, which: P6M and so on.';
comment on column target.measure is 'Of reported measures (MSR), the measure''s name.';
comment on column target.first_day is 'First day of the period that the target is for.';
comment on column target.last_day is 'Last day of it.';
comment on column target.version is '1 for what was set first, and one more each time.';
comment on column target.value is 'What the figure is to be, as the indicator''s values are: 0.7, not 70.';
comment on column target.direction is 'Whether the figure is to be at-least or at-most so much.';
comment on column target.reason is 'Why this value.';
comment on column target.set_by is 'Who set it: subject of the token.';
comment on column target.set_at is 'When it was set.';
comment on column target.late is 'Whether it was set after the first day of its period.';

create function refuse_to_change_what_was_aimed_at() returns trigger language plpgsql as $$
begin
  raise exception 'An objective or target is neither changed nor taken away: set it again, as its next version.'
    using errcode = 'restrict_violation';
end $$;
create trigger objective_is_kept before update or delete or truncate on objective
  for each statement execute function refuse_to_change_what_was_aimed_at();
create trigger target_is_kept before update or delete or truncate on target
  for each statement execute function refuse_to_change_what_was_aimed_at();
