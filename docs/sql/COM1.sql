-- COM1: of the records whose time is over, plus 30 days in which it may be reported, those completed by 100 % of the published length.
create or replace temporary view com1 as
select record_id, started_on as reference, null as horizon,
  case
    when excluded_on is not null then case when mature then 'excluded' else 'outside' end
    when not mature then 'pending'
    when completed_on <= last_day then 'numerator'
    else 'no'
  end as place
from asked
cross join records
cross join lateral (select started_on + published_length_days as last_day) as the_end
cross join lateral (select last_day + 30 <= as_of as mature) as time_to_tell;

select * from pg_temp.shares('com1');
select * from pg_temp.shares('com1', 'programme');
select * from pg_temp.shares('com1', 'gender');
