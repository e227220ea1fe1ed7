package org.outcomeledger.local.learning;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service answered to one event of a batch. */
public sealed interface EventResult {
  /** It is in the ledger now. */
  record Accepted(int shard, long position) implements EventResult {}

  /** It was in the ledger already, there. */
  record Duplicate(int shard, long position) implements EventResult {}

  /**
   * It is not in the ledger; {@code problem} is the stable type, as {@code
   * /problems/already-enrolled}.
   */
  record Rejected(String problem, String detail) implements EventResult {}

  static EventResult read(JsonNode result) {
    String status = result.path("status").asText();
    return switch (status) {
      case "accepted" ->
          new Accepted(result.path("shard").asInt(), result.path("position").asLong());
      case "duplicate" ->
          new Duplicate(result.path("shard").asInt(), result.path("position").asLong());
      case "rejected" -> {
        JsonNode problem = result.path("problem");
        yield new Rejected(problem.path("type").asText(), problem.path("detail").asText());
      }
      default ->
          throw new PostingFailed(
              "A service answered with a status that the contract does not know: " + result);
    };
  }
}
