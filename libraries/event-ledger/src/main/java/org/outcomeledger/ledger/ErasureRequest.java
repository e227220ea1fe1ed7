package org.outcomeledger.ledger;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** An erasure that waits to be carried out: in the table, and on its way to the other ledger. */
record ErasureRequest(UUID id, String platform, UUID learnerId, Instant requestedAt) {

  static final String COLUMNS = "id, platform, learner_id, requested_at";

  static ErasureRequest of(Row row) {
    return new ErasureRequest(
        row.getUUID("id"),
        row.getString("platform"),
        row.getUUID("learner_id"),
        row.getOffsetDateTime("requested_at").toInstant());
  }

  /** The value of its record. */
  JsonObject json() {
    return new JsonObject()
        .put("id", id.toString())
        .put("platform", platform)
        .put("learnerId", learnerId.toString())
        .put("requestedAt", requestedAt.toString());
  }

  static ErasureRequest of(JsonObject json) {
    return new ErasureRequest(
        UUID.fromString(json.getString("id")),
        json.getString("platform"),
        UUID.fromString(json.getString("learnerId")),
        Instant.parse(json.getString("requestedAt")));
  }
}
