package org.outcomeledger.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The part of the ledger's state that a flush needs, loaded under the ledger's lock. */
record LoadedState(
    Heads heads,
    Map<UUID, IdempotencyRecord> keys,
    Set<Claim.Key> claims,
    Map<UUID, List<StreamEvent>> streams) {

  /** As much of a stored event as the rules need. */
  record StreamEvent(UUID id, String type, byte[] data) {}

  /** From the rows of head, keys, claims and streams. */
  static LoadedState of(List<RowSet<Row>> results) {
    return new LoadedState(
        Heads.of(results.get(0).next().iterator().next()),
        keys(results.get(1)),
        claims(results.get(2)),
        streams(results.get(3)));
  }

  private static Map<UUID, IdempotencyRecord> keys(RowSet<Row> rows) {
    var keys = new HashMap<UUID, IdempotencyRecord>();
    for (Row row : rows) {
      Buffer hash = row.getDelegate().getBuffer("content_hash");
      keys.put(
          row.getUUID("id"),
          new IdempotencyRecord(
              row.getInteger("shard"),
              row.getLong("position"),
              hash == null ? null : hash.getBytes()));
    }
    return keys;
  }

  private static Set<Claim.Key> claims(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Claim.Key(row.getString("kind"), row.getUUID("id")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<UUID, List<StreamEvent>> streams(RowSet<Row> rows) {
    var streams = new HashMap<UUID, List<StreamEvent>>();
    for (Row row : rows) {
      streams
          .computeIfAbsent(row.getUUID("learner_id"), learner -> new ArrayList<>())
          .add(
              new StreamEvent(
                  row.getUUID("id"), row.getString("type"), row.getBuffer("data").getBytes()));
    }
    return streams;
  }
}
