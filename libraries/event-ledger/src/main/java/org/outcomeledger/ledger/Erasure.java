package org.outcomeledger.ledger;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * An erasure that was asked for, and how far it is. Names no learner.
 *
 * @param own what this ledger did; empty while it waits
 * @param other what the other ledger did; empty while it waits, or where there is none
 */
public record Erasure(
    UUID id, String platform, Instant requestedAt, Optional<Part> own, Optional<Part> other) {

  static final String COLUMNS =
      """
      id, platform, requested_at, carried_out_at, shard, position, cardinality(redacted) as redacted,
      other_carried_out_at, other_shard, other_position, other_redacted\
      """;

  /**
   * What one ledger did.
   *
   * @param redacted how many entries it emptied
   * @param marker where it says so; empty where nothing was held
   */
  public record Part(Instant carriedOutAt, int redacted, Optional<Marker> marker) {}

  /** The place of a marker in a ledger. */
  public record Marker(int shard, long position) {}

  static Erasure of(Row row) {
    return new Erasure(
        row.getUUID("id"),
        row.getString("platform"),
        row.getOffsetDateTime("requested_at").toInstant(),
        part(row, ""),
        part(row, "other_"));
  }

  private static Optional<Part> part(Row row, String whose) {
    OffsetDateTime at = row.getOffsetDateTime(whose + "carried_out_at");
    Long position = row.getLong(whose + "position");
    return Optional.ofNullable(at)
        .map(
            done ->
                new Part(
                    done.toInstant(),
                    row.getInteger(whose + "redacted"),
                    Optional.ofNullable(position)
                        .map(it -> new Marker(row.getInteger(whose + "shard"), it))));
  }
}
