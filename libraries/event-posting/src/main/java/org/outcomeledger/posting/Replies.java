package org.outcomeledger.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.outcomeledger.ledger.Receipt;
import org.outcomeledger.ledger.Rejection;

/** How receipts and problems become replies. */
final class Replies {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Replies() {}

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
        ? json(result.status().equals("accepted") ? 201 : 200, result)
        : of(result.problem());
  }

  /** The reply to a batch whose events stand or fall one by one. */
  static Response batch(List<PostingResult> results) {
    return json(200, new BatchReply(results));
  }

  /** The reply to a batch that stands or falls whole. */
  static Response atomic(List<PostingResult> results) {
    boolean stands = results.stream().allMatch(result -> result.shard() != null);
    return stands
        ? batch(results)
        : of(
            new Problem(
                "/problems/batch-refused",
                "Nothing of this atomic batch was appended",
                422,
                "Mend or leave out the rejected events in results, and post the batch again.",
                null,
                results));
  }

  /** The one place where a rejection by rules becomes a problem. */
  private static Problem problem(Rejection rejection) {
    int status = rejection.code().equals(Rejection.ID_REUSED) ? 409 : 422;
    return Problem.of(
        rejection.code(), rejection.title(), status, rejection.detail(), rejection.pointer());
  }

  /** Whoever may come back is told after how many seconds. */
  static Response of(Problem problem) {
    var reply = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(bytes(problem));
    return switch (problem.status()) {
      case 429 -> reply.header(HttpHeaders.RETRY_AFTER, 1).build();
      case 503 -> reply.header(HttpHeaders.RETRY_AFTER, 5).build();
      default -> reply.build();
    };
  }

  static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every reply can be written", e);
    }
  }

  static Response json(int status, Object body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(bytes(body))
        .build();
  }
}
