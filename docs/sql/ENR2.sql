-- ENR2: records of learners of whom at least one is known to be true: job seeker, ISCED 0-2, priority area, refugee, disability.
create or replace temporary view enr2 as
select record_id, started_on as reference, null as horizon,
  case
    when excluded_on is not null then 'excluded'
    when target_group then 'numerator'
    when not target_group then 'no'
    else 'unknown'
  end as place
from records;

select * from pg_temp.shares('enr2');
select * from pg_temp.shares('enr2', 'programme');
select * from pg_temp.shares('enr2', 'gender');
