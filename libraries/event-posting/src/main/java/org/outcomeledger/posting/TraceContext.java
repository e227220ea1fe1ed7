package org.outcomeledger.posting;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The W3C trace context that an event carries on to whoever reads it. */
final class TraceContext {

  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceContext() {}

  /** The caller's {@code traceparent} if it is valid, else one that begins here, unsampled. */
  static String continuing(String traceparent) {
    if (traceparent != null && VALID.matcher(traceparent).matches()) {
      return traceparent;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // The lowest bit is set because a trace id or span id of zeros is not one.
    return "00-%016x%016x-%016x-00"
        .formatted(random.nextLong(), random.nextLong() | 1, random.nextLong() | 1);
  }
}
