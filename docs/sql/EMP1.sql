-- EMP1: records with one and the same job that is in field, has evidence, began from the record's start to 180 days after its
-- completion and was not over before it. Unknown: without one, if nobody knows what the learner did on the 180th day, or a job of
-- that time lacks nothing but evidence, or may be in field.
create or replace temporary view emp1 as
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
  where record_id = l.record_id) as jobs
where l.horizon = 'P180D';

select * from pg_temp.shares('emp1');
select * from pg_temp.shares('emp1', 'programme');
select * from pg_temp.shares('emp1', 'gender');
