-- EMP7: employed or studying 6 months after the completion.
create or replace temporary view emp7 as
select record_id, completed_on as reference, horizon,
  case
    when g <> 'due' then g
    when situation in ('employed', 'self-employed', 'studying') then 'numerator'
    when situation = 'unknown' then 'unknown'
    else 'no'
  end as place
from leavers
where horizon = 'P6M';

select * from pg_temp.shares('emp7');
select * from pg_temp.shares('emp7', 'programme');
select * from pg_temp.shares('emp7', 'gender');
