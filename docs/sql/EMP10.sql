-- EMP10: of those with a job in the second calendar quarter after that of the completion, those with a job at one of its employers
-- in the fourth; one and the same job in both has one employer, named or not. Without a job in the fourth it is no; with one, an
-- employer that is not named leaves it unknown. Who is unable has no job from then on.
create or replace temporary view emp10 as
with quarters as (
  select record_id, completed_on, q2, (q2 + interval '3 months')::date - 1 as q2_end, (q2 + interval '6 months')::date as q4,
    (q2 + interval '9 months')::date - 1 as q4_end
  from (select *, (date_trunc('quarter', completed_on) + interval '6 months')::date as q2 from records) as r)
select q.record_id, q.completed_on as reference, null as horizon,
  case
    when q.completed_on is null then 'outside'
    when r.excluded_on is not null then case when q.q4_end + 30 <= as_of then 'excluded' else 'outside' end
    when q.q4_end + 30 > as_of then 'pending'
    when not jobs.in_q2 then 'outside'
    when jobs.same then 'numerator'
    when jobs.in_q4 and jobs.unnamed then 'unknown'
    else 'no'
  end as place
from asked
cross join quarters q
join records r using (record_id)
cross join lateral (
  select
    count(*) filter (where in_q2) > 0 as in_q2,
    count(*) filter (where in_q4) > 0 as in_q4,
    count(*) filter (where employer_ref is null) > 0 as unnamed,
    bool_or(in_q2 and in_q4)
      or array_agg(employer_ref) filter (where in_q2 and employer_ref is not null)
        && array_agg(employer_ref) filter (where in_q4 and employer_ref is not null) as same
  from (
    select employer_ref,
      started_on <= q.q2_end and last_day >= q.q2 as in_q2,
      started_on <= q.q4_end and last_day >= q.q4 as in_q4
    from jobs
    cross join lateral (select coalesce(least(ended_on, r.unable_from - 1), 'infinity') as last_day) as until
    where record_id = q.record_id and last_day >= started_on) as j
  where in_q2 or in_q4) as jobs;

select * from pg_temp.shares('emp10');
select * from pg_temp.shares('emp10', 'programme');
select * from pg_temp.shares('emp10', 'gender');
