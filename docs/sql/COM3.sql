-- COM3: of the records that ran at the end of a first day, those that withdrew after it, until as_of. The first day is
-- `set figures.first_day = '2025-12-31'`, 12 months before as_of where nothing is set. A period that ended earlier is asked with
-- figures.as_of at its end. The suspended run, too; excluded are those that would run but for their exclusion by then.
create or replace temporary view com3 as
select record_id, started_on as reference, null as horizon,
  case
    when started_on > first_day or withdrew_on <= first_day or completed_on <= first_day
      or started_on + floor(1.5 * published_length_days)::integer < first_day then 'outside'
    when excluded_on <= first_day then 'excluded'
    when withdrew_on > first_day then 'numerator'
    else 'no'
  end as place
from asked
cross join records
cross join lateral (
  select coalesce(nullif(current_setting('figures.first_day', true), '')::date, (as_of - interval '12 months')::date) as first_day);

select * from pg_temp.shares('com3');
select * from pg_temp.shares('com3', 'programme');
select * from pg_temp.shares('com3', 'gender');
