-- EMP3: employed 6 months after the completion, of those of whom it is known, less those who study or are unable.
create or replace temporary view emp3 as
select record_id, completed_on as reference, horizon,
  case
    when g <> 'due' then g
    when situation in ('studying', 'unable') then 'excluded'
    when situation = 'unknown' then 'unknown-beside'
    when situation in ('employed', 'self-employed') then 'numerator'
    else 'no'
  end as place
from leavers
where horizon = 'P6M';

select * from pg_temp.shares('emp3');
select * from pg_temp.shares('emp3', 'programme');
select * from pg_temp.shares('emp3', 'gender');
