package org.outcomeledger.ledger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One continuous life of a ledger.
 *
 * @param beganAt null for the first
 * @param after the last position of each shard that was there when it began
 */
record Incarnation(UUID id, OffsetDateTime beganAt, List<Long> after) {

  static final String SELECT =
      "select incarnation, began_at, after from ledger_incarnation order by number";

  Incarnation {
    after = List.copyOf(after);
  }

  static Incarnation of(Row row) {
    return new Incarnation(
        row.getUUID("incarnation"),
        row.getOffsetDateTime("began_at"),
        List.of(row.getArrayOfLongs("after")));
  }

  JsonObject json() {
    var json = new JsonObject().put("incarnation", id.toString());
    if (beganAt != null) {
      json.put("beganAt", beganAt.toInstant().toString());
    }
    return json.put("after", new JsonArray(after));
  }
}
