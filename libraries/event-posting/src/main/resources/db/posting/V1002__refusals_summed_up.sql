-- Refusals are summed up by platform, hour and reason, lest what is refused cost more than what is accepted. A row with an hour is
-- a sum; one without is a single refusal, as replicas of the release before still write them while they are replaced. A later release
-- drops the column event and requires the hour, when no such row is left.

alter table refusal
  add column hour         timestamptz,
  add column last_at      timestamptz,
  add column count        bigint not null default 1,
  add column sample_at    timestamptz[],
  add column sample_event uuid[];
create unique index refusal_sum on refusal (platform, hour, problem, type, pointer) nulls not distinct where hour is not null;
comment on table refusal is 'What was refused in the last 30 days, and why: a sum for each platform, hour and reason. No value that was sent is here, nor any reference of a platform.';
comment on column refusal.refused_at is 'When the first of them was refused.';
comment on column refusal.hour is 'The hour in which they were refused; null in a single refusal of the release before.';
comment on column refusal.last_at is 'When the last of them was refused.';
comment on column refusal.count is 'How many were refused.';
comment on column refusal.sample_at is 'When each of sample_event was refused.';
comment on column refusal.sample_event is 'Pseudonyms of the latest of them, at most 20: as event.id has them.';
comment on column refusal.event is 'Of a single refusal only: as sample_event has them.';
