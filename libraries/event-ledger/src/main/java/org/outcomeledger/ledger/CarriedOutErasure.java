package org.outcomeledger.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a ledger tells once it has done its part of an erasure: which entries it emptied. Each has
 * its leaf, which stays in the ledger and tells nothing, so that a ledger that was restored finds
 * the same entries again and no others.
 *
 * @param marker empty where nothing was held
 * @param leaves of {@code redacted}, in hexadecimal
 */
record CarriedOutErasure(
    UUID id,
    String platform,
    String ledger,
    Instant requestedAt,
    Instant carriedOutAt,
    Optional<Erasure.Marker> marker,
    List<Long> redacted,
    List<String> leaves) {

  /** With the leaves of the entries that were emptied. */
  static final String SELECT =
      """
      select e.id, e.platform, e.requested_at, e.carried_out_at, e.shard, e.position, e.redacted, array(
        select leaf from unnest(e.redacted) with ordinality as emptied (position, number)
        join event on event.shard = e.shard and event.position = emptied.position
        order by number) as leaves
      from erasure e\
      """;

  CarriedOutErasure {
    redacted = List.copyOf(redacted);
    leaves = List.copyOf(leaves);
  }

  static CarriedOutErasure of(String ledger, Row row) {
    Long position = row.getLong("position");
    return new CarriedOutErasure(
        row.getUUID("id"),
        row.getString("platform"),
        ledger,
        row.getOffsetDateTime("requested_at").toInstant(),
        row.getOffsetDateTime("carried_out_at").toInstant(),
        Optional.ofNullable(position).map(it -> new Erasure.Marker(row.getInteger("shard"), it)),
        List.of(row.getArrayOfLongs("redacted")),
        Stream.of(row.getDelegate().getArrayOfBuffers("leaves"))
            .map(Buffer::getBytes)
            .map(HexFormat.of()::formatHex)
            .toList());
  }

  /** The value of its record. */
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("id", id.toString())
            .put("platform", platform)
            .put("ledger", ledger)
            .put("requestedAt", requestedAt.toString())
            .put("carriedOutAt", carriedOutAt.toString());
    marker.ifPresent(it -> json.put("shard", it.shard()).put("position", it.position()));
    return json.put("redacted", new JsonArray(redacted)).put("leaves", new JsonArray(leaves));
  }

  static CarriedOutErasure of(JsonObject json) {
    return new CarriedOutErasure(
        UUID.fromString(json.getString("id")),
        json.getString("platform"),
        json.getString("ledger"),
        Instant.parse(json.getString("requestedAt")),
        Instant.parse(json.getString("carriedOutAt")),
        Optional.ofNullable(json.getLong("position"))
            .map(it -> new Erasure.Marker(json.getInteger("shard"), it)),
        json.getJsonArray("redacted").stream().map(it -> ((Number) it).longValue()).toList(),
        json.getJsonArray("leaves").stream().map(String.class::cast).toList());
  }
}
