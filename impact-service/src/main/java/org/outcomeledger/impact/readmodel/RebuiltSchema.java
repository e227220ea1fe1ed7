package org.outcomeledger.impact.readmodel;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.outcomeledger.database.CommandRefused;

/**
 * The schema in which a read model is built beside the one that serves, by the same migrations, and
 * the one that takes the old tables until they are dropped. Its statements need the role that owns
 * the tables. Blocks. Longer than usual for its SQL.
 */
final class RebuiltSchema {

  /** Where the new tables are filled. */
  static final String NAME = "rebuilt";

  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  /**
   * What is filled from the ledgers, and exchanged. Who reads or writes several of them takes the
   * watermarks first.
   */
  static final List<String> TABLES =
      Stream.concat(
              Stream.of("watermark", "waiting_entry"), FactTables.ALL.stream().map(FactTable::name))
          .toList();

  private static final String NAMES =
      TABLES.stream().collect(Collectors.joining("', '", "('", "')"));

  private static final String DROP =
      "drop schema if exists rebuilt cascade; drop schema if exists replaced cascade";

  /** Those that somebody has made besides. */
  private static final String COPY_INDEXES =
      """
      do $$
      declare statement text;
      begin
        for statement in
          select replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON rebuilt.')
          from pg_index i
          join pg_class c on c.oid = i.indexrelid
          join pg_class t on t.oid = i.indrelid
          where t.relnamespace = 'public'::regnamespace and t.relname in {tables}
            and not exists (
              select from pg_class n
              where n.relnamespace = 'rebuilt'::regnamespace and n.relname = c.relname)
        loop execute statement; end loop;
      end $$\
      """
          .replace("{tables}", NAMES);

  /** Of tables and of columns, to whomever the tables that serve are granted. */
  private static final String COPY_RIGHTS =
      """
      do $$
      declare statement text;
      begin
        for statement in
          select format('grant %s on rebuilt.%I to %s%s', privilege, relname,
            case grantee when 0 then 'public' else grantee::regrole::text end,
            case when is_grantable then ' with grant option' end)
          from (
            select c.relname, a.privilege_type as privilege, a.grantee, a.is_grantable
            from pg_class c cross join aclexplode(c.relacl) a
            where c.relnamespace = 'public'::regnamespace and c.relname in {tables}
              and a.grantee <> c.relowner
            union all
            select c.relname, format('%s (%I)', a.privilege_type, t.attname), a.grantee,
              a.is_grantable
            from pg_class c
            join pg_attribute t on t.attrelid = c.oid
            cross join aclexplode(t.attacl) a
            where c.relnamespace = 'public'::regnamespace and c.relname in {tables}) granted
        loop execute statement; end loop;
      end $$\
      """
          .replace("{tables}", NAMES);

  /** Columns that only one of the two has, or that are of another type. */
  private static final String OTHER_COLUMNS =
      """
      with listed as (
        select c.relnamespace::regnamespace::text as schema, c.relname || '.' || a.attname as name,
          format_type(a.atttypid, a.atttypmod) as type
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'r' and c.relname in {tables} and a.attnum > 0 and not a.attisdropped)
      select coalesce(o.name, n.name)
      from (select * from listed where schema = 'public') o
      full join (select * from listed where schema = 'rebuilt') n using (name)
      where o.type is distinct from n.type order by 1\
      """
          .replace("{tables}", NAMES);

  /**
   * What would stay with the old tables: views, rules, triggers, policies, foreign keys, functions
   * and publications of others.
   */
  private static final String DEPENDENTS =
      """
      select distinct pg_describe_object(d.classid, d.objid, 0)
      from pg_depend d
      join pg_class t on d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid
      left join pg_class i on d.classid = 'pg_class'::regclass and d.objid = i.oid
      left join pg_constraint k on d.classid = 'pg_constraint'::regclass and d.objid = k.oid
      where t.relnamespace = 'public'::regnamespace and t.relname in {tables}
        and d.classid not in ('pg_type'::regclass, 'pg_attrdef'::regclass)
        and coalesce(i.relkind not in ('i', 't'), true)
        and coalesce(k.contype = 'f', true)
      order by 1\
      """
          .replace("{tables}", NAMES);

  private static final String EXCHANGE =
      Stream.concat(
              Stream.of(
                  COPY_RIGHTS,
                  """
                  update rebuilt.watermark r set kafka_offset = o.kafka_offset
                  from public.watermark o
                  where o.ledger = r.ledger and o.shard = r.shard and o.position <= r.position\
                  """,
                  """
                  insert into public.to_be_scrubbed as kept select * from rebuilt.to_be_scrubbed
                  on conflict (table_name) do update set since = greatest(kept.since, excluded.since)\
                  """),
              TABLES.stream()
                  .flatMap(
                      table ->
                          Stream.of(
                              "alter table public." + table + " set schema replaced",
                              "alter table rebuilt." + table + " set schema public")))
          .collect(Collectors.joining("; "));

  private final Pool pool;
  private final Flyway migrations;
  private String made = "none";

  RebuiltSchema(Pool pool, Flyway migrations) {
    this.pool = pool;
    this.migrations = migrations;
  }

  /**
   * Makes the tables, empty; what an earlier run has left is dropped.
   *
   * @throws CommandRefused if they could not take the place of those that serve
   */
  void make() {
    drop();
    Flyway.configure(migrations.getConfiguration().getClassLoader())
        .configuration(migrations.getConfiguration())
        .schemas(NAME)
        .defaultSchema(NAME)
        .createSchemas(true)
        .load()
        .migrate();
    requireLike(pool);
    execute(pool, COPY_INDEXES);
    execute(pool, "create schema replaced");
    made = identity("rebuilt.watermark");
  }

  /** Drops the new tables, if they are still there, and the old ones, if they were exchanged. */
  void drop() {
    execute(pool, DROP);
  }

  /**
   * Whether the new tables serve. A session that still exchanges them is waited for: it holds the
   * table that is read first.
   */
  boolean isExchanged() {
    execute(pool, "select from public.watermark limit 1");
    return identity("public.watermark").equals(made);
  }

  /** A table keeps it when it goes to another schema; another of its name has another. */
  private String identity(String table) {
    return texts(pool, "select '" + table + "'::regclass::oid::text").getFirst();
  }

  /**
   * Without statistics, questions to a table that was filled just now are planned as to an empty.
   */
  void analyze() {
    TABLES.forEach(table -> execute(pool, "analyze " + NAME + "." + table));
  }

  /** Whether the new tables can take the place of those that serve. */
  private static void requireLike(SqlClient session) {
    List<String> columns = texts(session, OTHER_COLUMNS);
    if (!columns.isEmpty()) {
      throw new CommandRefused(
          "Columns are not those of this version: %s. Run the version that made the tables, or take away what was added by hand."
              .formatted(String.join(", ", columns)));
    }
    List<String> dependents = texts(session, DEPENDENTS);
    if (!dependents.isEmpty()) {
      throw new CommandRefused(
          "These depend on tables that are exchanged, and would go on with the old ones: %s. Drop them, rebuild, and make them again."
              .formatted(String.join(", ", dependents)));
    }
  }

  /**
   * Keeps autovacuum away from the tables until the transaction ends: it gives way to who waits for
   * a second, which is too long where others wait along. Readers and writers do not notice.
   */
  static void keepVacuumAway(SqlConnection session) {
    execute(
        session,
        "set local lock_timeout = '5s'; lock table %s, %s in share update exclusive mode"
            .formatted(in("public"), in(NAME)));
  }

  /**
   * Locks the tables that serve, against everybody.
   *
   * @param most how long this waits, and everybody behind it; less than the second after which
   *     PostgreSQL looks for deadlocks
   */
  static void lock(SqlConnection session, Duration most) {
    execute(
        session,
        "set local lock_timeout = '%dms'; lock table %s in access exclusive mode"
            .formatted(most.toMillis(), in("public")));
  }

  private static String in(String schema) {
    return TABLES.stream().map(table -> schema + "." + table).collect(Collectors.joining(", "));
  }

  /** Exchanges the tables, within a transaction that has locked them. */
  static void exchange(SqlConnection session) {
    requireLike(session);
    execute(session, EXCHANGE);
  }

  static void execute(SqlClient session, String statements) {
    session.query(statements).execute().await().atMost(TIMEOUT);
  }

  static List<String> texts(SqlClient session, String query) {
    RowSet<Row> rows = session.query(query).execute().await().atMost(TIMEOUT);
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }
}
