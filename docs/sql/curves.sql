-- How the fates of records add up to curves: cumulative incidence by Aalen-Johansen, with the days that are its steps. Each
-- fate is an event, a competing event or a censoring on a day; on one day they count in this order.

create or replace aggregate pg_temp.product (double precision) (sfunc = float8mul, stype = double precision, initcond = 1);

-- A step for every day on which someone left those at risk.
create or replace function pg_temp.curve(indicator regclass, dimension text default 'all')
returns table (
  category text, kind text, day integer, at_risk bigint, events bigint, competing bigint, censored bigint,
  incidence double precision, survival double precision)
language plpgsql stable as $$
begin
  return query execute format(
    'with steps as (
       select c.category, i.kind, i.day,
         sum(count(*)) over (partition by c.category, i.kind order by i.day desc)::bigint as at_risk,
         count(*) filter (where i.fate = ''event'') as events,
         count(*) filter (where i.fate = ''competing'') as competing,
         count(*) filter (where i.fate = ''censored'') as censored
       from %s i join records r using (record_id), pg_temp.category(r, i.reference, $1) as c (category)
       where i.place = ''followed'' and c.category is not null
       group by c.category, i.kind, i.day),
     surviving as (
       select *,
         pg_temp.product(1 - (s.events + s.competing) / s.at_risk::float8) over before_and_on as until,
         pg_temp.product(1 - (s.events + s.competing) / s.at_risk::float8) over before as upto
       from steps s
       window before_and_on as (partition by s.category, s.kind order by s.day),
         before as (partition by s.category, s.kind order by s.day rows between unbounded preceding and 1 preceding))
     select s.category, s.kind, s.day, s.at_risk, s.events, s.competing, s.censored,
       sum(coalesce(s.upto, 1) * s.events / s.at_risk) over (partition by s.category, s.kind order by s.day), s.until
     from surviving s
     order by s.category = ''unknown'', s.category, s.kind desc, s.day', indicator) using dimension;
end $$;

-- The first day by which half of those at risk had the event, on the strict curve; 1e-12 is for what doubles cannot say.
create or replace function pg_temp.median_days(indicator regclass, dimension text default 'all')
returns table (category text, events bigint, at_risk bigint, median_day integer, excluded bigint)
language plpgsql stable as $$
begin
  return query execute format(
    'with halves as (
       select s.category, min(s.day) as day
       from pg_temp.curve(%L, $1) s
       where s.kind = ''strict'' and s.incidence >= 0.5 - 1e-12
       group by s.category)
     select c.category,
       count(*) filter (where i.place = ''followed'' and i.fate = ''event''), count(*) filter (where i.place = ''followed''),
       min(h.day), count(*) filter (where i.place = ''excluded'')
     from %s i join records r using (record_id)
     cross join pg_temp.category(r, i.reference, $1) as c (category)
     left join halves h using (category)
     where i.kind = ''strict'' and c.category is not null
     group by c.category
     order by c.category = ''unknown'', c.category', indicator, indicator) using dimension;
end $$;
