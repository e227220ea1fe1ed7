package org.outcomeledger.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.http.Problem;

/**
 * What became of one event.
 *
 * @param id the platform's own id of the event; null where the event had none that is allowed
 * @param shard where the event is kept, or where the one is that it duplicates; null if refused
 * @param position its place in the shard, from 1; null if refused
 * @param problem why it was rejected; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostingResult(
    @Schema(nullable = true) String id,
    @Schema(enumeration = {"accepted", "duplicate", "rejected", "not-attempted"}) String status,
    @Schema(nullable = true) Integer shard,
    @Schema(nullable = true) Long position,
    @Schema(nullable = true) Problem problem) {

  static PostingResult accepted(String id, int shard, long position) {
    return new PostingResult(id, "accepted", shard, position, null);
  }

  static PostingResult duplicate(String id, int shard, long position) {
    return new PostingResult(id, "duplicate", shard, position, null);
  }

  static PostingResult rejected(String id, Problem problem) {
    return new PostingResult(id, "rejected", null, null, problem);
  }

  static PostingResult notAttempted(String id) {
    return new PostingResult(id, "not-attempted", null, null, null);
  }
}
