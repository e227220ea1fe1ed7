-- DAT1: of those whom EMP1 is about, those of whom it is known. Needs EMP1.sql.
create or replace temporary view dat1 as
select record_id, reference, horizon,
  case place when 'no' then 'numerator' when 'unknown' then 'no' else place end as place
from emp1;

select * from pg_temp.shares('dat1');
select * from pg_temp.shares('dat1', 'programme');
select * from pg_temp.shares('dat1', 'gender');
