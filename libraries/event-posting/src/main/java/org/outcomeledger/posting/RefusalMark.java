package org.outcomeledger.posting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outcomeledger.http.Refusal;

/**
 * A place in the row of refusals, newest first; a page goes on behind the last one it showed.
 *
 * @param number of the sum that it belongs to
 * @param event the one that is named; nil where none is
 */
record RefusalMark(OffsetDateTime at, long number, UUID event) {

  static final RefusalMark NEWEST =
      new RefusalMark(
          OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC),
          Long.MAX_VALUE,
          new UUID(-1, -1));

  private static final Pattern SPELT =
      Pattern.compile("(\\d{1,16})-(\\d{1,18})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /**
   * The mark that {@link #toString} spelt.
   *
   * @throws Refusal for anything else
   */
  static RefusalMark read(String text) {
    Matcher spelt = SPELT.matcher(text);
    if (!spelt.matches()) {
      throw Refusal.parameter("Copy before from next without changes.");
    }
    return new RefusalMark(
        Instant.EPOCH
            .plus(Long.parseLong(spelt.group(1)), ChronoUnit.MICROS)
            .atOffset(ZoneOffset.UTC),
        Long.parseLong(spelt.group(2)),
        UUID.fromString(spelt.group(3)));
  }

  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant()) + "-" + number + "-" + event;
  }
}
