package org.outcomeledger.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of what was posted: of one event where it is, of a batch a result for each event, in
 * order. One type for both, for a program that is generated cannot tell two apart by what they
 * lack.
 *
 * @param id of the one event, the platform's own
 * @param shard where it is kept, or where the one is that it duplicates
 * @param position its place in the shard, from 1
 * @param results of a batch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostingReply(
    @Schema(nullable = true) String id,
    @Schema(
            nullable = true,
            enumeration = {"accepted", "duplicate"})
        String status,
    @Schema(nullable = true) Integer shard,
    @Schema(nullable = true) Long position,
    @Schema(nullable = true) List<PostingResult> results) {

  static PostingReply of(PostingResult one) {
    return new PostingReply(one.id(), one.status(), one.shard(), one.position(), null);
  }

  static PostingReply of(List<PostingResult> batch) {
    return new PostingReply(null, null, null, null, List.copyOf(batch));
  }
}
