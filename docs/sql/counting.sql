-- How records add up to figures, for any indicator and any dimension. The functions are of this session only, and so have to be
-- called with `pg_temp.` before their names. An indicator is a view with a row per record:
--
--   record_id, reference  which record, and the day that puts it into a cohort: its start or completion; without, it is in none
--   horizon               of an indicator with several, which one: P6M is 6 months after the completion
--   place                 numerator | no | unknown          together the denominator
--                         unknown-beside                    unknown, and not in the denominator
--                         pending | excluded | outside      in none of these
--
-- Medians have an `amount` too. In curves the place is followed, excluded or outside, and there are `kind`, `day` and `fate`.
-- A category is listed if any record is in it, whatever its place. Called without a dimension, it is everybody's.

create or replace function pg_temp.category(r records, reference date, dimension text) returns text
language plpgsql stable as $$
declare found text;
begin
  case dimension
    when 'all' then found := '';
    when 'programme' then found := r.programme;
    when 'platform' then found := r.platform;
    when 'cohort-month' then found := to_char(reference, 'YYYY-MM');
    when 'cohort-quarter' then found := to_char(reference, 'YYYY-"Q"Q');
    when 'cohort-year' then found := to_char(reference, 'YYYY');
    when 'gender' then found := r.gender;
    when 'age-band' then found := r.age_band;
    when 'prior-education' then found := r.prior_education;
    when 'prior-situation' then found := r.prior_situation;
    when 'priority-area' then found := r.priority_area;
    when 'disability' then found := r.disability;
    when 'refugee' then found := r.refugee;
    when 'region' then found := r.region;
    when 'country' then found := r.country;
    when 'funding' then found := r.funding;
    when 'delivery-mode' then found := r.delivery_mode;
    else raise 'there is no dimension %', dimension;
  end case;
  return coalesce(found, case when dimension not like 'cohort-%' then 'unknown' end);
end $$;

-- The rows of an indicator's view, each with its category.
create or replace function pg_temp.places(indicator regclass, dimension text)
returns table (category text, record_id bigint, horizon text, place text)
language plpgsql stable as $$
begin
  return query execute format(
    'select c.category, i.record_id, i.horizon, i.place
     from %s i join records r using (record_id), pg_temp.category(r, i.reference, $1) as c (category)
     where c.category is not null', indicator) using dimension;
end $$;

-- A share with its counts, Wilson's 95 % interval, and the bounds that the unknown leave open.
create or replace function pg_temp.shares(indicator regclass, dimension text default 'all')
returns table (
  category text, horizon text, numerator bigint, denominator bigint, value double precision, low double precision,
  high double precision, bounds_low double precision, bounds_high double precision, unknown bigint, pending bigint, excluded bigint)
language sql stable as $$
  with counted as (
    select category, horizon,
      count(*) filter (where place = 'numerator') as e,
      count(*) filter (where place in ('numerator', 'no', 'unknown')) as n,
      count(*) filter (where place in ('numerator', 'no', 'unknown', 'unknown-beside')) as n_or_unknown,
      count(*) filter (where place in ('unknown', 'unknown-beside')) as unknown,
      count(*) filter (where place = 'pending') as pending,
      count(*) filter (where place = 'excluded') as excluded
    from pg_temp.places(indicator, dimension)
    group by category, horizon),
  -- Of none, everything is null.
  shared as (select *, nullif(n, 0)::float8 as m, e / nullif(n, 0)::float8 as p, 1.959963984540054 ^ 2 as zz from counted)
  select category, horizon, e, n, p,
    greatest(0 * p, (p + zz / (2 * m) - sqrt(zz * (p * (1 - p) / m + zz / (4 * m * m)))) / (1 + zz / m)),
    least(0 * p + 1, (p + zz / (2 * m) + sqrt(zz * (p * (1 - p) / m + zz / (4 * m * m)))) / (1 + zz / m)),
    m / m * e / nullif(n_or_unknown, 0),
    m / m * (e + unknown) / nullif(n_or_unknown, 0),
    unknown, pending, excluded
  from shared
  order by category = 'unknown', category, horizon
$$;

-- Learners, not records: who has records in several categories counts in each.
create or replace function pg_temp.learners(indicator regclass, dimension text default 'all')
returns table (category text, numerator bigint)
language sql stable as $$
  select category, count(distinct r.learner_id) filter (where place = 'numerator')
  from pg_temp.places(indicator, dimension) join records r using (record_id)
  group by category
  order by category = 'unknown', category
$$;

-- The largest r for which fewer than r of n fair coins show heads with a probability of at most 0.025; none under 6.
create or replace function pg_temp.outer_rank(n bigint) returns bigint
language sql immutable as $$
  select max(r)
  from (
    select r, sum(exp(lgamma(n + 1) - lgamma(r) - lgamma(n - r + 2) - n * ln(2::float8))) over (order by r) as fewer
    from generate_series(1, n) as r)
  where fewer <= 0.025
$$;

-- A median of the known amounts with the interval of their ranks; the coverage is the known out of those who ought to have one.
create or replace function pg_temp.medians(indicator regclass, dimension text default 'all')
returns table (
  category text, count bigint, coverage double precision, value double precision, low double precision, high double precision,
  unknown bigint, pending bigint, excluded bigint)
language plpgsql stable as $$
begin
  return query execute format(
    'select m.category, m.known, m.known / nullif(m.known + m.unknown, 0)::float8, m.median,
       m.amounts[pg_temp.outer_rank(m.known)]::float8, m.amounts[m.known + 1 - pg_temp.outer_rank(m.known)]::float8,
       m.unknown, m.pending, m.excluded
     from (
       select c.category,
         count(*) filter (where i.place = ''numerator'') as known,
         percentile_cont(0.5) within group (order by i.amount::float8) filter (where i.place = ''numerator'') as median,
         array_agg(i.amount order by i.amount) filter (where i.place = ''numerator'') as amounts,
         count(*) filter (where i.place = ''unknown'') as unknown,
         count(*) filter (where i.place = ''pending'') as pending,
         count(*) filter (where i.place = ''excluded'') as excluded
       from %s i join records r using (record_id), pg_temp.category(r, i.reference, $1) as c (category)
       where c.category is not null
       group by c.category) as m
     order by m.category = ''unknown'', m.category', indicator) using dimension;
end $$;
