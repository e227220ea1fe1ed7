-- What the indicators are asked of: a row per record, and what became of it, as of one day.
--
-- The day is `set figures.as_of = '2026-06-30'`, today where nothing is set; amounts are read in EUR, or in
-- `set figures.currency = 'CHF'`. This is the only file that reads the read model, in one transaction: everything that is asked
-- afterwards is of one state of it, whose positions `asked` names. What was retracted is in no table, so nothing here speaks of
-- it. Longer than usual, because one transaction cannot be several files.

begin isolation level repeatable read;
set local client_min_messages = warning;

drop table if exists asked, enrollments, merged, attributes, records, jobs, studies, surveys, leavers cascade;

create temporary table asked as
select
  coalesce(nullif(current_setting('figures.as_of', true), ''), current_date::text)::date as as_of,
  coalesce(nullif(current_setting('figures.currency', true), ''), 'EUR') as currency,
  (select string_agg(left(ledger, 1) || ':' || positions, ';' order by ledger)
   from (select ledger, string_agg(shard || '=' || position, ',' order by shard) as positions
         from watermark group by ledger) as ledgers) as positions;

-- Enrollments that began, but for those that were given up while they could be refunded; each with its own withdrawal, its first
-- exclusion (medical ones remove nobody), and its first completion that is neither revoked nor before its start. It is
-- suspended if the last day on which suspensions and resumptions did not make up for each other has more suspensions.
create temporary table enrollments as
select e.learner_id, e.programme_id, e.enrollment_id, e.platform, e.started_on, e.published_length_days, e.funding,
  e.delivery_mode, withdrew.first_on as withdrew_on, excluded.first_on as excluded_on, completed.first_on as completed_on,
  coalesce(pauses.suspended, false) as suspended
from asked
cross join enrollment e
cross join lateral (
  select min(w.withdrew_on) as first_on
  from withdrawal w
  where w.learner_id = e.learner_id and w.enrollment_id = e.enrollment_id and w.withdrew_on <= as_of) as withdrew
cross join lateral (
  select min(x.excluded_on) as first_on
  from exclusion x
  where x.learner_id = e.learner_id and x.enrollment_id = e.enrollment_id and x.excluded_on <= as_of
    and x.reason in ('died', 'incarcerated', 'active-duty')) as excluded
cross join lateral (
  select min(c.completed_on) as first_on
  from completion c
  where c.learner_id = e.learner_id and c.enrollment_id = e.enrollment_id
    and c.completed_on between e.started_on and as_of
    and not exists (
      select from completion_revocation v
      where v.learner_id = e.learner_id and v.enrollment_id = e.enrollment_id
        and v.revoked_on between c.completed_on and as_of)) as completed
left join lateral (
  select sum(paused) > 0 as suspended
  from (
    select s.suspended_on as day, 1 as paused from suspension s
    where s.learner_id = e.learner_id and s.enrollment_id = e.enrollment_id
    union all
    select s.resumed_on, -1 from resumption s
    where s.learner_id = e.learner_id and s.enrollment_id = e.enrollment_id) as changes
  where day <= as_of
  group by day
  having sum(paused) <> 0
  order by day desc
  limit 1) as pauses on true
where e.started_on <= as_of
  and (withdrew.first_on <= coalesce(e.refund_deadline, e.started_on)) is not true;
create index on enrollments (learner_id);
analyze enrollments;

-- A learner's enrollments in one programme are one record, which began as the earliest of them did. A completed record did not
-- withdraw; one that was not completed did if all its enrollments were given up. It is excluded from the day on by which one of
-- its enrollments is and each of the others is, or was given up, if that is before its completion; and its learner is unable from
-- an exclusion after it.
create temporary table merged as
with together as (
  select learner_id, programme_id, min(completed_on) as completed_on,
    case when count(withdrew_on) = count(*) then max(withdrew_on) end as withdrew_on,
    case when count(excluded_on) > 0 and count(coalesce(excluded_on, withdrew_on)) = count(*)
      then greatest(min(excluded_on), max(least(excluded_on, withdrew_on))) end as excluded_on
  from enrollments
  group by learner_id, programme_id),
earliest as (
  select distinct on (learner_id, programme_id) *
  from enrollments
  order by learner_id, programme_id, started_on, published_length_days, enrollment_id)
select
  row_number() over (order by learner_id, programme_id) as record_id, learner_id, programme_id as programme, e.platform,
  e.enrollment_id, e.started_on, e.published_length_days, e.funding, e.delivery_mode, m.completed_on,
  case when m.completed_on is null then m.withdrew_on end as withdrew_on,
  case when (m.excluded_on >= m.completed_on) is not true then m.excluded_on end as excluded_on,
  (select min(x.excluded_on)
   from exclusion x
   join enrollments its on its.learner_id = x.learner_id and its.enrollment_id = x.enrollment_id
   where its.learner_id = m.learner_id and its.programme_id = m.programme_id
     and x.excluded_on between m.completed_on and as_of
     and x.reason in ('died', 'incarcerated', 'active-duty')) as unable_from,
  -- Whether it trains for a new job, as was declared in time: the latest counts, on one day a correction; of contrary ones of one
  -- day and kind the one that keeps it in; nothing declared does, too.
  coalesce(
    (select bool_or(w.intent = 'new-job' and w.authorised_to_work)
     from (
       select learner_id, enrollment_id, intent, authorised_to_work, declared_on, 0 as corrects from intent
       union all
       select learner_id, enrollment_id, intent, authorised_to_work, declared_on, 1 from intent_correction) as w
     where w.learner_id = e.learner_id and w.enrollment_id = e.enrollment_id
       and w.declared_on <= least(e.started_on + 3, as_of)
     group by w.declared_on, w.corrects
     order by w.declared_on desc, w.corrects desc
     limit 1), true) as available
from asked
cross join together m
join earliest e using (learner_id, programme_id);

-- Attributes as at the start: the last answer on or before it, else the first after. Two on one day, or "prefer not to say", is
-- null, as is what nobody said. A withdrawal wipes what stands at lower positions (of one shard: a learner has only one).
create temporary table attributes as
with answers as (
  select p.learner_id, p.declared_on, a.attribute,
    case when count(a.value) = count(*) and min(a.value) = max(a.value) then min(a.value) end as value
  from asked
  cross join profile p
  cross join lateral (values
    ('gender', p.gender), ('age_band', p.age_band), ('prior_education', p.prior_education::text),
    ('prior_situation', p.prior_situation), ('priority_area', p.priority_area::text), ('disability', p.disability::text),
    ('refugee', p.refugee::text), ('region', p.region), ('country', p.country),
    ('prior_salary', trim_scale(p.prior_salary_amount) || ' ' || p.prior_salary_currency || ' ' || p.prior_salary_per || ' '
      || p.prior_salary_basis)) as a (attribute, value)
  where p.declared_on <= as_of
    and (a.value is not null or a.attribute = any (p.withheld))
    and not exists (
      select from profile_withdrawal w
      where w.learner_id = p.learner_id and w.position > p.position and a.attribute = any (w.attributes))
  group by p.learner_id, p.declared_on, a.attribute)
select distinct on (r.record_id, a.attribute) r.record_id, a.attribute, a.value, a.declared_on <= r.started_on as by_the_start
from merged r
join answers a using (learner_id)
order by r.record_id, a.attribute, a.declared_on <= r.started_on desc, abs(a.declared_on - r.started_on);

-- `target_group`: in one of the groups of ENR2, false if known to be in none, null if that is not known, as SQL's `or` has it.
create temporary table records as
select *, prior_situation = 'job-seeker' or prior_education <= 2 or priority_area or refugee or disability as target_group
from merged m
left join (
  select record_id,
    min(value) filter (where attribute = 'gender') as gender,
    min(value) filter (where attribute = 'age_band') as age_band,
    min(value) filter (where attribute = 'prior_education')::integer as prior_education,
    min(value) filter (where attribute = 'prior_situation') as prior_situation,
    min(value) filter (where attribute = 'priority_area')::boolean as priority_area,
    min(value) filter (where attribute = 'disability')::boolean as disability,
    min(value) filter (where attribute = 'refugee')::boolean as refugee,
    min(value) filter (where attribute = 'region') as region,
    min(value) filter (where attribute = 'country') as country,
    min(value) filter (where attribute = 'prior_salary' and by_the_start) as prior_salary
  from attributes
  group by record_id) as a using (record_id);
create index on records (learner_id);
analyze records;

-- The jobs that count for a record: begun, not before the record, not over before they began (by the end of an earlier bearer of
-- the id), of an enrollment that is recorded, whenever it begins, and not held before the training. What a job says of its
-- training, it says of the record in whose programme is the enrollment that it names, be that refunded (`own`); to the learner's
-- other records it is a job in a field, and by a provider, that are unknown. Nobody is paid 0, or by the hour for 0 hours.
-- `lasted`: not over before the completion. `in_window`: begun by 180 days after it, too. `emp1`: what EMP1 asks for.
create temporary table jobs as
select r.record_id, j.employment_id, j.started_on, ended.ended_on, j.contract, j.employer_ref, j.country, field as in_field,
  case when own then j.hired_by_provider end as hired_by_provider,
  coalesce(j.weekly_hours >= 30, false) as full_time,
  j.contract in ('permanent', 'public-service', 'founder')
    or j.contract in ('fixed-term', 'temporary-agency') and coalesce(j.expected_months >= 6, false) as durable,
  case when j.salary_basis = 'gross' and j.salary_currency = currency then
    nullif(case j.salary_per
      when 'year' then j.salary_amount
      when 'month' then j.salary_amount * 12
      when 'hour' then j.salary_amount * j.weekly_hours::numeric * 52
    end, 0) end as yearly_gross,
  evidenced, lasted, in_window, in_window and field = 'yes' and evidenced as emp1
from asked
cross join records r
join employment j using (learner_id)
cross join lateral (
  select e.programme_id = r.programme as own
  from enrollment e
  where e.learner_id = j.learner_id and e.enrollment_id = j.enrollment_id) as named
cross join lateral (select case when own then j.in_field else 'unknown' end as field)
cross join lateral (
  select j.evidence_kind is not null or exists (
    select from evidence v where v.learner_id = j.learner_id and v.employment_id = j.employment_id) as evidenced)
cross join lateral (
  select min(e.ended_on) as ended_on
  from employment_end e
  where e.learner_id = j.learner_id and e.employment_id = j.employment_id and e.ended_on <= as_of) as ended
cross join lateral (
  select r.completed_on is not null and (ended.ended_on < r.completed_on) is not true as lasted)
cross join lateral (select lasted and j.started_on <= r.completed_on + 180 as in_window)
where j.started_on between r.started_on and as_of
  and (ended.ended_on < j.started_on) is not true
  and not (own and j.existed_before_training);
create index on jobs (record_id);

create temporary table studies as
select s.learner_id, s.started_on, ended.ended_on
from asked
cross join further_study s
cross join lateral (
  select min(e.ended_on) as ended_on
  from further_study_end e
  where e.learner_id = s.learner_id and e.study_id = s.study_id and e.ended_on <= as_of) as ended
where s.started_on <= as_of and (ended.ended_on < s.started_on) is not true;
create index on studies (learner_id);

create temporary table surveys as
select s.learner_id, s.as_of as day, s.situation
from asked
join survey s on s.as_of <= asked.as_of and s.situation <> 'unreachable';
create index on surveys (learner_id);

-- A record's situation so long after its completion, `recorded` or else only surveyed; and where it stands in the populations G
-- (completed) and J (and for a new job): outside, excluded, pending (not mature), or due, which is for the indicator to judge.
create temporary table leavers as
select r.record_id, r.completed_on, h.horizon, t.day,
  situation.recorded is not null as recorded, coalesce(situation.recorded, situation.surveyed, 'unknown') as situation,
  case
    when r.completed_on is null then 'outside'
    when r.excluded_on is not null then case when mature then 'excluded' else 'outside' end
    when not mature then 'pending'
    else 'due'
  end as g,
  case
    when r.completed_on is null then 'outside'
    when r.excluded_on is not null or not r.available then case when mature then 'excluded' else 'outside' end
    when not mature then 'pending'
    else 'due'
  end as j
from asked
cross join records r
cross join (values ('P180D', interval '180 days'), ('P6M', interval '6 months'), ('P12M', interval '12 months'),
  ('P18M', interval '18 months'), ('P24M', interval '24 months'), ('P30M', interval '30 months')) as h (horizon, length)
cross join lateral (select (r.completed_on + h.length)::date as day) as t
cross join lateral (select t.day + 30 <= as_of as mature)
cross join lateral (
  select
    case
      when r.unable_from <= t.day then 'unable'
      when exists (select from studies s where s.learner_id = r.learner_id and s.started_on <= t.day
        and (s.ended_on < t.day) is not true) then 'studying'
      when exists (select from jobs j where j.record_id = r.record_id and j.started_on <= t.day
        and (j.ended_on < t.day) is not true) then 'employed'
    end as recorded,
    (select s.situation
     from surveys s
     where s.learner_id = r.learner_id and abs(s.day - t.day) <= 60
     order by abs(s.day - t.day), s.day desc,
       array_position(array['seeking', 'not-seeking', 'unable', 'studying', 'self-employed', 'employed'], s.situation)
     limit 1) as surveyed) as situation;
create index on leavers (record_id);

commit;

analyze jobs;
analyze studies;
analyze surveys;
analyze leavers;
