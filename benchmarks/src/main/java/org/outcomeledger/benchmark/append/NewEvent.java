package org.outcomeledger.benchmark.append;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * An event of a learner, as every contestant is given it.
 *
 * @param version its place in the learner's stream, from 0
 * @param json some 350 bytes, the size of a learner-enrolled
 */
record NewEvent(UUID learner, long version, UUID id, byte[] json) {

  static final String TYPE = "org.outcomeledger.learner-enrolled.v1";

  static NewEvent of(UUID learner, long version) {
    UUID id = UUID.randomUUID();
    return new NewEvent(learner, version, id, json(id, learner));
  }

  private static byte[] json(UUID id, UUID learner) {
    return """
        {"enrollmentId":"%s","learner":"%s","programme":{"id":"data-analyst","name":"Data Analyst",\
        "certification":"RNCP-37429","publishedLengthDays":270},"startedOn":"2025-03-03",\
        "refundDeadline":"2025-03-17","deliveryMode":"online","funding":"cpf"}"""
        .formatted(id, learner)
        .getBytes(UTF_8);
  }
}
