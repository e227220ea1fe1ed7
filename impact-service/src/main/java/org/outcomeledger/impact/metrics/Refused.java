package org.outcomeledger.impact.metrics;

import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The refusals of this service that are not about how a question is put. */
final class Refused {

  private Refused() {}

  static Refusal unknownMeasure() {
    return new Refusal(
        ProblemType.UNKNOWN_MEASURE,
        "There is no such version of this measure: GET /metrics/v1/measures?history=true lists all.");
  }

  static Refusal notReached(String positions) {
    return new Refusal(
        Problem.of(
            ProblemType.POSITION_NOT_REACHED,
            "The events asked for by minPosition were not applied here within 5 seconds; this replica has read %s. Ask again, or leave minPosition out."
                .formatted(positions)));
  }

  static Refusal tooManyStreams() {
    return new Refusal(
        ProblemType.BUSY,
        "As many streams are open as there may be, yours or all together. Close one that you do not read, or ask again in a minute.");
  }

  static Refusal busy() {
    return new Refusal(
        ProblemType.BUSY,
        "This replica is busy with as many requests as it can take. Ask again in a second.");
  }
}
