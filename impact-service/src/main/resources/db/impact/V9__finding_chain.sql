-- Each finding of a sample has a hash over the one before, so that none can be changed, left out or put between once the last one is known:
-- docs/report-format.md, findings of a sample. The database makes it, whichever version of the service inserts.

alter table sample_finding add column hash varchar(64) collate "C" check (hash ~ '^[0-9a-f]{64}$');
comment on column sample_finding.hash is 'SHA-256 over the hash of the finding before, or of what was drawn, and this one.';

-- As JSON has it: with as many decimals of a second as it takes, in threes.
create function instant_text(at timestamptz) returns text language sql immutable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
    || case
         when extract(microseconds from at)::int % 1000000 = 0 then ''
         when extract(microseconds from at)::int % 1000 = 0 then '.' || to_char(at at time zone 'UTC', 'MS')
         else '.' || to_char(at at time zone 'UTC', 'US')
       end
    || 'Z'
$$;

-- A text behind the number of its bytes; what is null is a text of none.
create function counted_bytes(it text) returns bytea language sql immutable as $$
  select int4send(octet_length(convert_to(coalesce(it, ''), 'UTF8'))) || convert_to(coalesce(it, ''), 'UTF8')
$$;

create function finding_hash(previous text, it sample_finding) returns text language sql stable as $$
  select encode(
    sha256(
      convert_to('finding', 'UTF8') || '\x00'::bytea || decode(previous, 'hex')
        || counted_bytes(it.leaf) || counted_bytes(it.finding) || counted_bytes(it.note)
        || counted_bytes(it.seen_sha256) || counted_bytes(instant_text(it.found_at))),
    'hex')
$$;

-- The hash that the next finding of a sample goes on from.
create function findings_head(of_sample text) returns text language sql stable as $$
  select coalesce(
    (select hash from sample_finding where sample = of_sample and hash is not null order by id desc limit 1),
    (select encode(sha256(document), 'hex') from sample_draw where sample = of_sample))
$$;

do $$
declare
  it sample_finding;
begin
  alter table sample_finding disable trigger sample_finding_is_kept;
  for it in select * from sample_finding order by id loop
    update sample_finding set hash = finding_hash(findings_head(it.sample), it) where id = it.id;
  end loop;
  alter table sample_finding enable trigger sample_finding_is_kept;
end $$;

-- One after another, as the service inserts them anyway. From here on no row is without a hash.
create function chain_finding() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('audit_sample'));
  new.hash := finding_hash(findings_head(new.sample), new);
  return new;
end $$;
create trigger sample_finding_is_chained before insert on sample_finding
  for each row execute function chain_finding();
