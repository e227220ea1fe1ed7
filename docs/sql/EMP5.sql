-- EMP5: a durable job on the day 6 months after the completion, whatever else the learner does who is able to work. Only surveyed
-- as employed, in one's own business too, is unknown, for nobody said by what contract.
create or replace temporary view emp5 as
select l.record_id, l.completed_on as reference, l.horizon,
  case
    when l.g <> 'due' then l.g
    when l.situation = 'unable' then 'no'
    when jobs.durable then 'numerator'
    when not l.recorded and l.situation in ('unknown', 'employed', 'self-employed') then 'unknown'
    else 'no'
  end as place
from leavers l
cross join lateral (
  select bool_or(durable) as durable
  from jobs
  where record_id = l.record_id and started_on <= l.day and (ended_on < l.day) is not true) as jobs
where l.horizon = 'P6M';

select * from pg_temp.shares('emp5');
select * from pg_temp.shares('emp5', 'programme');
select * from pg_temp.shares('emp5', 'gender');
