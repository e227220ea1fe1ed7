package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.outcomeledger.database.DatabaseErrors;

/**
 * Reads what a ledger holds about one learner.
 *
 * <p>Promised: what was committed before the query is in the result, whichever replica took it. Not
 * promised: that the same is true a moment later. Both fail if the database does not answer.
 */
@Singleton
public class LearnerStreams {

  private static final String STREAM =
      "select " + EventRows.COLUMNS + " from event e where learner_id = $1 order by stream_version";
  // An event has some 500 bytes besides its data: hashes, ids, times and their names.
  private static final String SIZE =
      "select coalesce(sum(octet_length(data) + 500), 0) as bytes from event where learner_id = $1";
  private static final String HOLDER =
      """
      select e.learner_id from claim c join event e using (shard, position)
      where c.kind = $1 and c.id = $2 and e.learner_id is not null\
      """;
  // A key outlives its event: of what was erased nothing is told.
  private static final String PLACE =
      """
      select e.shard, e.position from idempotency_key k join event e using (shard, position)
      where k.id = $1 and e.learner_id is not null\
      """;

  private final Pool pool;

  LearnerStreams(Pool pool) {
    this.pool = pool;
  }

  /** All of a learner's events in the order in which they were accepted; empty if none is held. */
  public Uni<List<StoredEvent>> of(UUID learner) {
    return DatabaseErrors.retryStale(pool.preparedQuery(STREAM).execute(Tuple.of(learner)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(StoredEvent::of).toList());
  }

  /** About how many bytes a learner's events are, so that whoever reads them knows beforehand. */
  public Uni<Long> size(UUID learner) {
    return pool.preparedQuery(SIZE)
        .execute(Tuple.of(learner))
        .map(rows -> rows.iterator().next().getLong("bytes"));
  }

  /** The learner whose event holds a {@link Claim}; empty if none does. */
  public Uni<Optional<UUID>> holder(String kind, UUID id) {
    return DatabaseErrors.retryStale(pool.preparedQuery(HOLDER).execute(Tuple.of(kind, id)))
        .map(rows -> first(rows).map(row -> row.getUUID("learner_id")));
  }

  /** Where the event with this pseudonym is; empty if there is none, or it has been erased. */
  public Uni<Optional<EventPlace>> place(UUID event) {
    return DatabaseErrors.retryStale(pool.preparedQuery(PLACE).execute(Tuple.of(event)))
        .map(
            rows ->
                first(rows)
                    .map(row -> new EventPlace(row.getInteger("shard"), row.getLong("position"))));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    RowIterator<Row> found = rows.iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }
}
