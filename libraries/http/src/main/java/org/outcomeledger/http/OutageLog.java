package org.outcomeledger.http;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells operators why requests are refused while a part is away. In an outage every request fails
 * alike, so each type of problem is logged when it begins and at most once a minute from then on;
 * the line says how many it stands for. Messages may hold what was sent, so only classes are named.
 */
@Singleton
class OutageLog {

  private static final Logger LOG = Logger.getLogger(OutageLog.class);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private record Line(Instant at, long leftOutSince) {}

  private final InstantSource clock;
  private final Consumer<String> lines;
  private final Map<String, Line> last = new ConcurrentHashMap<>();

  OutageLog() {
    this(InstantSource.system(), LOG::warn);
  }

  OutageLog(InstantSource clock, Consumer<String> lines) {
    this.clock = clock;
    this.lines = lines;
  }

  /** Counts the refusal, and writes a line if the last one of its type is old enough. */
  void refused(Refusal refusal) {
    last.compute(refusal.problem().type(), (type, line) -> next(line, type, refusal.getCause()));
  }

  private Line next(Line line, String type, Throwable cause) {
    Instant now = clock.instant();
    if (line != null && now.isBefore(line.at().plus(BETWEEN_LINES))) {
      return new Line(line.at(), line.leftOutSince() + 1);
    }
    long leftOut = line == null ? 0 : line.leftOutSince();
    lines.accept(
        "%s: %s; %,d more since the last line of this type"
            .formatted(type, cause.getClass().getName(), leftOut));
    return new Line(now, 0);
  }
}
