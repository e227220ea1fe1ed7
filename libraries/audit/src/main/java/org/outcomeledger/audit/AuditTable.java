package org.outcomeledger.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/** The table of the trail: many entries at once on the way in, pages on the way out. */
final class AuditTable {

  /** Any constant but the ledger's will do: advisory locks are the database's own. */
  static final long LOCK = 0x6175646974L;

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, List<String>>> PARAMETERS =
      new TypeReference<>() {};

  /** Numbers are given under a lock, so that none commits behind a higher one. */
  private static final String INSERT =
      """
      with alone as materialized (select pg_advisory_xact_lock(%d))
      insert into audit_entry
          (id, at, operation, route, caller, caller_name, role, platform, parameters, status, trace)
      select id, at, operation, route, caller, caller_name, role, platform, parameters::jsonb, status,
          trace
      from alone, unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[],
          $6::text[], $7::text[], $8::text[], $9::text[], $10::smallint[], $11::text[])
        as entry (id, at, operation, route, caller, caller_name, role, platform, parameters, status,
          trace)
      on conflict (id) do nothing"""
          .formatted(LOCK);

  private static final String PAGE =
      """
      select number, id, at, operation, route, caller, caller_name, role, platform,
          parameters::text as parameters, status, trace
      from audit_entry where number > $1 and at >= $2 order by number limit $3""";

  private static final String FORGET =
      """
      delete from audit_entry where number in (
        select number from audit_entry
        where at < now() - make_interval(days => $1) and at < now() - interval '366 days' limit $2)""";

  private final Pool pool;

  AuditTable(Pool pool) {
    this.pool = pool;
  }

  /** Adds those that are not there yet. */
  Uni<Void> add(List<AuditEntry> entries) {
    return pool.preparedQuery(INSERT).execute(columns(entries)).replaceWithVoid();
  }

  private static Tuple columns(List<AuditEntry> entries) {
    return Tuple.tuple()
        .addValue(column(entries, AuditEntry::id, UUID[]::new))
        .addValue(column(entries, it -> it.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
        .addValue(column(entries, AuditEntry::operation, String[]::new))
        .addValue(column(entries, AuditEntry::route, String[]::new))
        .addValue(column(entries, AuditEntry::caller, String[]::new))
        .addValue(column(entries, AuditEntry::callerName, String[]::new))
        .addValue(column(entries, AuditEntry::role, String[]::new))
        .addValue(column(entries, AuditEntry::platform, String[]::new))
        .addValue(column(entries, it -> json(it.parameters()), String[]::new))
        .addValue(column(entries, AuditTable::status, Short[]::new))
        .addValue(column(entries, AuditEntry::trace, String[]::new));
  }

  private static Short status(AuditEntry entry) {
    return entry.status() == null ? null : entry.status().shortValue();
  }

  private static <T> T[] column(
      List<AuditEntry> entries, Function<AuditEntry, T> value, IntFunction<T[]> array) {
    return entries.stream().map(value).toArray(array);
  }

  /** Entries behind a number and not older than an instant, in the order of their numbers. */
  Uni<List<NumberedEntry>> page(long after, Instant since, int limit) {
    return pool.preparedQuery(PAGE)
        .execute(Tuple.of(after, since.atOffset(ZoneOffset.UTC), limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(AuditTable::numbered).toList());
  }

  /** Deletes at most so many that are older than so many days, and than 366; how many it were. */
  Uni<Integer> forget(int days, int most) {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of(days, most))
        .map(deleted -> deleted.rowCount());
  }

  private static NumberedEntry numbered(Row row) {
    return new NumberedEntry(
        row.getLong("number"),
        new AuditEntry(
            row.getUUID("id"),
            row.getOffsetDateTime("at").toInstant(),
            row.getString("operation"),
            row.getString("route"),
            row.getString("caller"),
            row.getString("caller_name"),
            row.getString("role"),
            row.getString("platform"),
            parameters(row.getString("parameters")),
            row.getInteger("status"),
            row.getString("trace")));
  }

  static String json(Map<String, List<String>> parameters) {
    try {
      return JSON.writeValueAsString(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every map of texts can be written", e);
    }
  }

  private static Map<String, List<String>> parameters(String json) {
    try {
      return JSON.readValue(json, PARAMETERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An entry's parameters are lists of texts", e);
    }
  }
}
