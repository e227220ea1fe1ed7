-- EMP6: a salaried job in France on the day 6 (12, 18, 24, 30) months after the completion, of all but those who study. A
-- salaried job without a country is unknown, as is only surveyed as employed; self-employed is not salaried, and who is unable is
-- employed in no job.
create or replace temporary view emp6 as
select l.record_id, l.completed_on as reference, l.horizon,
  case
    when l.g <> 'due' then l.g
    when l.situation = 'studying' then 'excluded'
    when l.situation = 'unable' then 'no'
    when jobs.in_france then 'numerator'
    when jobs.possible or not l.recorded and l.situation in ('unknown', 'employed') then 'unknown'
    else 'no'
  end as place
from leavers l
cross join lateral (
  select bool_or(country = 'FR') as in_france, bool_or(country is null) as possible
  from jobs
  where record_id = l.record_id and started_on <= l.day and (ended_on < l.day) is not true
    and contract in ('permanent', 'fixed-term', 'temporary-agency', 'apprenticeship', 'public-service')) as jobs
where l.horizon in ('P6M', 'P12M', 'P18M', 'P24M', 'P30M');

select * from pg_temp.shares('emp6');
select * from pg_temp.shares('emp6', 'programme');
select * from pg_temp.shares('emp6', 'gender');
