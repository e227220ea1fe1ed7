-- EMP8: the time from the completion to the first job in field with evidence, of any date; one that began before is an event on
-- day 0. Further study, a durable job out of field and an exclusion compete; such a study or job that still runs at the
-- completion competes on day 0. Strict: all others are followed until as_of. Observed: until the last day of which something is
-- known by survey, job or study, day 0 if nothing is. On one day the job goes first, then what competes.
create or replace temporary view emp8 as
with fates as (
  select record_id, started_on as on_day, 'event' as fate
  from jobs
  where lasted and in_field = 'yes' and evidenced
  union all
  select record_id, started_on, 'competing'
  from jobs
  where lasted and in_field = 'no' and durable
  union all
  select r.record_id, s.started_on, 'competing'
  from studies s join records r using (learner_id)
  where (s.ended_on < r.completed_on) is not true
  union all
  select record_id, unable_from, 'competing'
  from records
  where unable_from is not null),
firsts as (
  select distinct on (record_id) record_id, greatest(0, on_day - completed_on) as day, fate
  from fates join records using (record_id)
  order by record_id, greatest(0, on_day - completed_on), fate = 'competing'),
known as (
  select record_id, max(on_day) as last_on
  from (
    select r.record_id, s.day from surveys s join records r using (learner_id)
    union all
    select record_id, coalesce(ended_on, as_of) from jobs, asked
    union all
    select r.record_id, coalesce(s.ended_on, as_of) from asked, studies s join records r using (learner_id)) as days (record_id, on_day)
  group by record_id)
select r.record_id, r.completed_on as reference, null as horizon, kind,
  case
    when r.completed_on is null then 'outside'
    when r.excluded_on is not null or not r.available then 'excluded'
    else 'followed'
  end as place,
  coalesce(f.day, case kind when 'strict' then as_of - completed_on else greatest(0, k.last_on - r.completed_on) end) as day,
  coalesce(f.fate, 'censored') as fate
from asked
cross join records r
cross join (values ('strict'), ('observed')) as kinds (kind)
left join firsts f using (record_id)
left join known k using (record_id);

select * from pg_temp.median_days('emp8');
select * from pg_temp.median_days('emp8', 'programme');
select * from pg_temp.median_days('emp8', 'gender');

select * from pg_temp.curve('emp8');
select * from pg_temp.curve('emp8', 'programme');
select * from pg_temp.curve('emp8', 'gender');
