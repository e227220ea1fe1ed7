package org.outcomeledger.verifier;

import java.util.UUID;

/**
 * A cohort that is counted by hand: 30 began a programme of 90 days on 2024-01-01, the first 24 of
 * them completed it on time. So COM1 is 24 of 30 as of 2025-03-31, and nobody is enrolled any more.
 */
final class SampleCohort {

  static final int BEGAN = 30;
  static final int COMPLETED = 24;
  static final String PROGRAMME = "data-analyst";

  final SampleLedger enrollment = SampleLedger.empty("enrollment");
  final SampleLedger outcome = SampleLedger.empty("outcome");

  SampleCohort() {
    for (int i = 0; i < BEGAN; i++) {
      begins(i);
    }
    for (int i = 0; i < COMPLETED; i++) {
      completes(i);
    }
    sign();
  }

  void begins(int number) {
    enrollment.append(
        shard(number),
        learner(number),
        "org.outcomeledger.learner-enrolled.v1",
        "{\"enrollmentId\":\"%s\",\"learner\":\"%s\",\"programme\":{\"id\":\"%s\",\"publishedLengthDays\":90},\"startedOn\":\"2024-01-01\"}"
            .formatted(enrollment(number), learner(number), PROGRAMME));
  }

  void completes(int number) {
    outcome.append(
        shard(number),
        learner(number),
        "org.outcomeledger.programme-completed.v1",
        "{\"learner\":\"%s\",\"enrollmentId\":\"%s\",\"completedOn\":\"2024-02-01\"}"
            .formatted(learner(number), enrollment(number)));
  }

  /** Whoever is excluded on a day before completing is out of the count. */
  void isExcluded(int number, String on) {
    enrollment.append(
        shard(number),
        learner(number),
        "org.outcomeledger.enrollment-excluded.v1",
        "{\"enrollmentId\":\"%s\",\"learner\":\"%s\",\"on\":\"%s\",\"reason\":\"active-duty\",\"proof\":\"p\"}"
            .formatted(enrollment(number), learner(number), on));
    sign();
  }

  /** In both ledgers; one who has completed. */
  void erase(int number) {
    enrollment.erase(shard(number), number / SampleLedger.SHARDS + 1L);
    outcome.erase(shard(number), number / SampleLedger.SHARDS + 1L);
    sign();
  }

  /** Out of both ledgers, which sign what is left. */
  void takeOut(int number) {
    enrollment.takeOut(learner(number));
    outcome.takeOut(learner(number));
    sign();
  }

  void sign() {
    enrollment.sign();
    outcome.sign();
  }

  static int shard(int number) {
    return number % SampleLedger.SHARDS;
  }

  /** Whose first 32 bits are as many more than a multiple of the number of shards. */
  static UUID learner(int number) {
    return new UUID(0x0b8f6a3d1c5d8e2fL + ((long) shard(number) << 32), number);
  }

  private static UUID enrollment(int number) {
    return new UUID(0x1c2d3e4f5a6b8c7dL, number);
  }
}
