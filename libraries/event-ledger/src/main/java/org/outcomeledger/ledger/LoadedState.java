package org.outcomeledger.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The part of the ledger's state that a flush needs, loaded under the ledger's lock.
 *
 * @param beginnings the first events of each learner's stream, for learners of whom nothing is kept
 * @param tails of the learners whose stream is kept: the event that it ended with, and the first of
 *     those that follow it
 */
record LoadedState(
    Heads heads,
    Map<UUID, IdempotencyRecord> keys,
    Set<Claim.Key> claims,
    Map<UUID, StreamPart> beginnings,
    Map<UUID, StreamPart> tails) {

  /** From the rows of head, keys, claims, beginnings and, where they were asked for, tails. */
  static LoadedState of(List<RowSet<Row>> results) {
    return new LoadedState(
        Heads.of(results.get(0).next().iterator().next()),
        keys(results.get(1)),
        claims(results.get(2)),
        StreamPart.byLearner(results.get(3)),
        results.size() > 4 ? StreamPart.byLearner(results.get(4)) : Map.of());
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
}
