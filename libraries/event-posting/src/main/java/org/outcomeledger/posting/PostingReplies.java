package org.outcomeledger.posting;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Replies;
import org.outcomeledger.ledger.Receipt;
import org.outcomeledger.ledger.Rejection;

/** How receipts become replies. */
final class PostingReplies {

  private PostingReplies() {}

  /** What became of one event, in the reply to its batch. */
  static PostingResult result(String id, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted at -> PostingResult.accepted(id, at.shard(), at.position());
      case Receipt.Duplicate at -> PostingResult.duplicate(id, at.shard(), at.position());
      case Receipt.Refused refused -> PostingResult.rejected(id, problem(refused.rejection()));
      case Receipt.NotAttempted() -> PostingResult.notAttempted(id);
    };
  }

  /** The reply to a single event. */
  static Response single(PostingResult result) {
    return result.problem() == null
        ? Replies.json(result.status().equals("accepted") ? 201 : 200, PostingReply.of(result))
        : Replies.of(result.problem());
  }

  /** The reply to a batch whose events stand or fall one by one. */
  static Response batch(List<PostingResult> results) {
    return Replies.json(200, PostingReply.of(results));
  }

  /** The reply to an atomic batch: nothing was appended if one event is rejected. */
  static Response atomic(List<PostingResult> results) {
    boolean noneRejected = results.stream().allMatch(result -> result.shard() != null);
    return noneRejected
        ? batch(results)
        : Replies.of(
            Problem.of(
                    ProblemType.BATCH_REFUSED,
                    "Nothing was appended. Fix or leave out the rejected events in results, and post the batch again.")
                .with("results", results));
  }

  /** The one place where a rejection by rules becomes a problem. */
  private static Problem problem(Rejection rejection) {
    return Problem.of(rejection.type(), rejection.detail(), rejection.pointer());
  }
}
