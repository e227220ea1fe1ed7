package org.outcomeledger.recount;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a record was followed for a curve, and why no longer; or why it was not.
 *
 * @param strict on the curve that follows everyone until asOf; empty for who is not followed
 * @param observed on the curve that follows everyone as long as something was known
 * @param countedAs why it is not followed, else the numerator
 */
record FollowUp(Optional<Ended> strict, Optional<Ended> observed, CountedAs countedAs) {

  /** The end of it: the day since day 0, and what happened then. */
  record Ended(long day, FollowUpEnd end) {}

  static FollowUp not(CountedAs why) {
    return new FollowUp(Optional.empty(), Optional.empty(), why);
  }

  static FollowUp strict(Ended strict) {
    return new FollowUp(Optional.of(strict), Optional.empty(), CountedAs.NUMERATOR);
  }

  static FollowUp of(Ended strict, Ended observed) {
    return new FollowUp(Optional.of(strict), Optional.of(observed), CountedAs.NUMERATOR);
  }

  static Ended event(LocalDate dayZero, LocalDate day) {
    return ended(dayZero, day, FollowUpEnd.EVENT);
  }

  static Ended competing(LocalDate dayZero, LocalDate day) {
    return ended(dayZero, day, FollowUpEnd.COMPETING);
  }

  static Ended censored(LocalDate dayZero, LocalDate day) {
    return ended(dayZero, day, FollowUpEnd.CENSORED);
  }

  /** What was before day 0 is on day 0. */
  private static Ended ended(LocalDate dayZero, LocalDate day, FollowUpEnd end) {
    return new Ended(Math.max(0, ChronoUnit.DAYS.between(dayZero, day)), end);
  }

  List<Finding> findings() {
    return Stream.<Optional<? extends Finding>>of(
            Optional.of(new Finding.Counted(Finding.WHOLE, countedAs)),
            strict.map(it -> new Finding.Followed(Finding.STRICT, it.day(), it.end())),
            observed.map(it -> new Finding.Followed(Finding.OBSERVED, it.day(), it.end())))
        .<Finding>flatMap(Optional::stream)
        .toList();
  }
}
