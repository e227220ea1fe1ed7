-- DAT2: of the records with a job of EMP1, evidence aside, those with one that has evidence.
create or replace temporary view dat2 as
select l.record_id, l.completed_on as reference, l.horizon,
  case
    when l.j <> 'due' then l.j
    when jobs.evidenced then 'numerator'
    when jobs.evidenced is null then 'outside'
    else 'no'
  end as place
from leavers l
cross join lateral (
  select bool_or(evidenced) as evidenced
  from jobs
  where record_id = l.record_id and in_window and in_field = 'yes') as jobs
where l.horizon = 'P180D';

select * from pg_temp.shares('dat2');
select * from pg_temp.shares('dat2', 'programme');
select * from pg_temp.shares('dat2', 'gender');
