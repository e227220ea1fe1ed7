-- SOC1: EMP1 of those of whom ENR2 is known to be true, less EMP1 of those of whom it is known to be false; null where either is
-- of fewer than 20. Newcombe's interval. Unclassified are those of EMP1's denominator of whom ENR2 is unknown. Needs EMP1.sql.
create or replace temporary view soc1_true as
select record_id, reference, horizon, case when target_group then place else 'outside' end as place
from emp1 join records using (record_id);
create or replace temporary view soc1_false as
select record_id, reference, horizon, case when not target_group then place else 'outside' end as place
from emp1 join records using (record_id);

create or replace temporary view soc1_unknown as
select record_id, reference, horizon, case when target_group is null then place else 'outside' end as place
from emp1 join records using (record_id);

create or replace function pg_temp.gaps(dimension text default 'all')
returns table (
  category text, value double precision, low double precision, high double precision, numerator_true bigint, denominator_true bigint,
  numerator_false bigint, denominator_false bigint, unclassified bigint, unknown bigint, pending bigint, excluded bigint)
language sql stable as $$
  select a.category,
    case when enough then a.value - b.value end,
    case when enough then a.value - b.value - sqrt((a.value - a.low) ^ 2 + (b.high - b.value) ^ 2) end,
    case when enough then a.value - b.value + sqrt((a.high - a.value) ^ 2 + (b.value - b.low) ^ 2) end,
    a.numerator, a.denominator, b.numerator, b.denominator, neither.denominator, a.unknown + b.unknown, a.pending + b.pending, a.excluded + b.excluded
  from pg_temp.shares('soc1_true', dimension) a
  join pg_temp.shares('soc1_false', dimension) b using (category)
  join pg_temp.shares('soc1_unknown', dimension) neither using (category)
  cross join lateral (select a.denominator >= 20 and b.denominator >= 20 as enough)
$$;

select * from pg_temp.gaps();
select * from pg_temp.gaps('programme');
select * from pg_temp.gaps('gender');
