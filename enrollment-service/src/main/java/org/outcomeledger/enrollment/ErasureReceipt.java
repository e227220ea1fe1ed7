package org.outcomeledger.enrollment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.ledger.Erasure;

/**
 * How far an erasure is.
 *
 * @param status {@code carried-out} once both ledgers have done their part
 * @param ledgers the part of each
 */
public record ErasureReceipt(
    UUID id,
    @Schema(enumeration = {"waiting", "carried-out"}) String status,
    @Schema(format = "date-time") String requestedAt,
    List<LedgerPart> ledgers) {

  private static final String WAITING = "waiting";
  private static final String CARRIED_OUT = "carried-out";

  /**
   * What one ledger has done.
   *
   * @param carriedOutAt left out while it waits
   * @param redacted how many of its entries it emptied; left out while it waits
   * @param shard of the marker that says so; left out where nothing was held
   * @param position of the marker; left out where nothing was held
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ErasureOfLedger")
  public record LedgerPart(
      String ledger,
      @Schema(enumeration = {WAITING, CARRIED_OUT}) String status,
      @Schema(format = "date-time", nullable = true) String carriedOutAt,
      @Schema(nullable = true) Integer redacted,
      @Schema(nullable = true) Integer shard,
      @Schema(nullable = true) Long position) {

    static LedgerPart of(String ledger, Optional<Erasure.Part> done) {
      Optional<Erasure.Marker> marker = done.flatMap(Erasure.Part::marker);
      return new LedgerPart(
          ledger,
          done.isPresent() ? CARRIED_OUT : WAITING,
          done.map(it -> it.carriedOutAt().toString()).orElse(null),
          done.map(Erasure.Part::redacted).orElse(null),
          marker.map(Erasure.Marker::shard).orElse(null),
          marker.map(Erasure.Marker::position).orElse(null));
    }
  }

  public ErasureReceipt {
    ledgers = List.copyOf(ledgers);
  }

  static ErasureReceipt of(Erasure erasure, String own, String other) {
    boolean whole = erasure.own().isPresent() && erasure.other().isPresent();
    return new ErasureReceipt(
        erasure.id(),
        whole ? CARRIED_OUT : WAITING,
        erasure.requestedAt().toString(),
        List.of(LedgerPart.of(own, erasure.own()), LedgerPart.of(other, erasure.other())));
  }
}
