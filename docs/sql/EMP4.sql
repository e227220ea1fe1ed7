-- EMP4: a job in field on the day 6 (24) months after the completion, of those of whom EMP3 asks. Employed in a field that is
-- not known, or only surveyed as employed, is unknown, and in the denominator.
create or replace temporary view emp4 as
select l.record_id, l.completed_on as reference, l.horizon,
  case
    when l.g <> 'due' then l.g
    when l.situation in ('studying', 'unable') then 'excluded'
    when l.situation = 'unknown' then 'unknown-beside'
    when jobs.in_field then 'numerator'
    when jobs.possible or not l.recorded and l.situation in ('employed', 'self-employed') then 'unknown'
    else 'no'
  end as place
from leavers l
cross join lateral (
  select bool_or(in_field = 'yes') as in_field, bool_or(in_field = 'unknown') as possible
  from jobs
  where record_id = l.record_id and started_on <= l.day and (ended_on < l.day) is not true) as jobs
where l.horizon in ('P6M', 'P24M');

select * from pg_temp.shares('emp4');
select * from pg_temp.shares('emp4', 'programme');
select * from pg_temp.shares('emp4', 'gender');
