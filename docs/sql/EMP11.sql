-- EMP11: of the records with a job as for EMP1, but of any field, those with one at the provider of the training. Where none is
-- known to be, one that names another training leaves it unknown.
create or replace temporary view emp11 as
select l.record_id, l.completed_on as reference, l.horizon,
  case
    when l.j <> 'due' then l.j
    when jobs.found = 0 then 'outside'
    when jobs.by_provider then 'numerator'
    when jobs.known < jobs.found then 'unknown'
    else 'no'
  end as place
from leavers l
cross join lateral (
  select count(*) as found, count(hired_by_provider) as known, bool_or(hired_by_provider) as by_provider
  from jobs
  where record_id = l.record_id and in_window and evidenced) as jobs
where l.horizon = 'P180D';

select * from pg_temp.shares('emp11');
select * from pg_temp.shares('emp11', 'programme');
select * from pg_temp.shares('emp11', 'gender');
