package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 wants it said.
 *
 * @param type stable, relative to the service: programs may rely on it
 * @param title the same for every problem of the type
 * @param status the HTTP status
 * @param detail what was wrong this time, and what to do
 * @param more members of this type of problem
 */
record Problem(
    String type, String title, int status, String detail, @JsonAnyGetter Map<String, Object> more) {

  static final String MEDIA_TYPE = "application/problem+json";

  Problem {
    more = Map.copyOf(more);
  }

  static Problem of(int status, String type, String title, String detail) {
    return new Problem("/problems/" + type, title, status, detail, Map.of());
  }

  Problem with(String name, Object value) {
    return new Problem(type, title, status, detail, Map.of(name, value));
  }
}
