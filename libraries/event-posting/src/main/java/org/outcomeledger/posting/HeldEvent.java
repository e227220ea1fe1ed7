package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.ledger.StoredEvent;

/**
 * An event as the ledger holds it.
 *
 * @param id pseudonym of the platform's source and id
 * @param time when the platform saw it; left out where it did not say
 * @param recordedAt when it was accepted
 * @param data with a pseudonym in the place of every id of the platform
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldEvent(
    String type,
    String source,
    UUID id,
    @Schema(format = "date-time", nullable = true) String time,
    @Schema(format = "date-time") String recordedAt,
    int shard,
    long position,
    @Schema(nullable = true) String traceparent,
    @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {

  /** As it is kept, down to the bytes of its data. */
  public static HeldEvent of(StoredEvent stored) {
    LedgerEntry entry = stored.entry();
    LedgerEntry.Content content = entry.content();
    return new HeldEvent(
        content.type(),
        content.source(),
        UUID.fromString(content.id()),
        content.time() == null ? null : content.time().toString(),
        content.recordedAt().toString(),
        entry.shard(),
        entry.position(),
        stored.traceparent(),
        new String(content.data(), UTF_8));
  }
}
