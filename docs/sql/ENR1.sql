-- ENR1: learners with a record that runs on as_of: started, and neither withdrawn, completed, excluded, nor past 150 % of its
-- length; and not suspended, as a record is if all its enrollments are that go on.
create or replace temporary view enr1 as
select r.record_id, r.started_on as reference, null as horizon,
  case
    when r.withdrew_on is null and r.completed_on is null and r.excluded_on is null
      and as_of <= r.started_on + floor(1.5 * r.published_length_days)::integer
      and pausing.suspended is not true then 'numerator'
    else 'outside'
  end as place
from asked
cross join records r
cross join lateral (
  select bool_and(suspended) as suspended
  from enrollments e
  where e.learner_id = r.learner_id and e.programme_id = r.programme and e.withdrew_on is null and e.excluded_on is null) as pausing;

select * from pg_temp.learners('enr1');
select * from pg_temp.learners('enr1', 'programme');
select * from pg_temp.learners('enr1', 'gender');
