-- EMP2: EMP1 by a job that is also full time, not with the provider, not freelance or founder, and durable where it is for a
-- time. What such a job lacks may come to light; a job that is known not to be of this kind, or whose hours nobody stated, leaves
-- nothing open.
create or replace temporary view emp2 as
select l.record_id, l.completed_on as reference, l.horizon,
  case
    when l.j <> 'due' then l.j
    when jobs.found then 'numerator'
    when l.situation = 'unknown' or jobs.possible then 'unknown'
    else 'no'
  end as place
from leavers l
cross join lateral (
  select bool_or(emp1) as found, bool_or(in_window and not emp1 and in_field <> 'no') as possible
  from jobs
  where record_id = l.record_id and full_time and hired_by_provider is not true and contract not in ('freelance', 'founder')
    and (durable or contract not in ('fixed-term', 'temporary-agency'))) as jobs
where l.horizon = 'P180D';

select * from pg_temp.shares('emp2');
select * from pg_temp.shares('emp2', 'programme');
select * from pg_temp.shares('emp2', 'gender');
