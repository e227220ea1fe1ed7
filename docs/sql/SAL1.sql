-- SAL1: the yearly base salary, gross and in the currency asked for, of the earliest job of EMP1 of which it is known; of several
-- that began on one day, the lowest. Of EMP1's numerator; whose salary is not known is unknown.
create or replace temporary view sal1 as
select l.record_id, l.completed_on as reference, l.horizon, salary.yearly_gross as amount,
  case
    when l.j <> 'due' then l.j
    when not exists (select from jobs where record_id = l.record_id and emp1) then 'outside'
    when salary.yearly_gross is null then 'unknown'
    else 'numerator'
  end as place
from leavers l
left join lateral (
  select yearly_gross
  from jobs
  where record_id = l.record_id and emp1 and yearly_gross is not null
  order by started_on, yearly_gross
  limit 1) as salary on true
where l.horizon = 'P180D';

select * from pg_temp.medians('sal1');
select * from pg_temp.medians('sal1', 'programme');
select * from pg_temp.medians('sal1', 'gender');
