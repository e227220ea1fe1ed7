-- COM4: the time from the start to the completion. Withdrawing competes (before the start: on day 0); all others are followed
-- until as_of.
create or replace temporary view com4 as
select record_id, started_on as reference, null as horizon, 'strict' as kind,
  case when excluded_on is null then 'followed' else 'excluded' end as place,
  greatest(0, coalesce(completed_on, withdrew_on, as_of) - started_on) as day,
  case when completed_on is not null then 'event' when withdrew_on is not null then 'competing' else 'censored' end as fate
from asked
cross join records;

select * from pg_temp.median_days('com4');
select * from pg_temp.median_days('com4', 'programme');
select * from pg_temp.median_days('com4', 'gender');

select * from pg_temp.curve('com4');
select * from pg_temp.curve('com4', 'programme');
select * from pg_temp.curve('com4', 'gender');
