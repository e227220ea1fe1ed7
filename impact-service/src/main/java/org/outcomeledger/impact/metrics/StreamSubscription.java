package org.outcomeledger.impact.metrics;

import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.outcomeledger.indicators.query.Question;

/**
 * What is to be told whenever it changes.
 *
 * @param questions as they are today: without an asOf of their own they move on with the days
 * @param snapshots that the caller may see
 * @param address of the stream
 * @param until when whoever asked may not see it any longer
 * @param listener the platform that listens, or a caller who belongs to none
 * @param reader who reads it
 */
record StreamSubscription(
    Supplier<List<Asked>> questions,
    Snapshots snapshots,
    UriBuilder address,
    Instant until,
    String listener,
    AnswerReader reader) {

  /** Where the same question is answered page by page. */
  UriBuilder values(Question question) {
    return address
        .clone()
        .replacePath("/metrics/v1/indicators/" + question.indicator().definition().id() + "/values")
        .replaceQueryParam("indicator");
  }
}
