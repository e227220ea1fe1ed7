-- SAL2: SAL1's salary less the one before the training, declared by the start. Both have to be known: no job before, which a
-- salary of 0 says too, is unknown. Needs SAL1.sql.
create or replace temporary view sal2 as
select s.record_id, s.reference, s.horizon, s.amount - before.yearly_gross as amount,
  case when s.place = 'numerator' and before.yearly_gross is null then 'unknown' else s.place end as place
from asked
cross join sal1 s
join records r using (record_id)
cross join lateral (select string_to_array(r.prior_salary, ' ') as said) as salary  -- amount, currency, per, basis
cross join lateral (
  select case when said[2] = currency and said[4] = 'gross' then
    nullif(said[1]::numeric, 0) * case said[3] when 'year' then 1 when 'month' then 12 end end as yearly_gross) as before;

select * from pg_temp.medians('sal2');
select * from pg_temp.medians('sal2', 'programme');
select * from pg_temp.medians('sal2', 'gender');
