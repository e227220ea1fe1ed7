package org.outcomeledger.verifier;

import java.util.Optional;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/** The counts that a share is made of, and what is made of them. */
record ShareCounts(long numerator, long denominator, long unknown, long pending, long excluded) {

  /** The members that have them. */
  static final String[] MEMBERS = {"numerator", "denominator", "unknown", "pending", "excluded"};

  /** Those that a row tells. */
  static ShareCounts of(RowMembers row) {
    return new ShareCounts(
        row.count("numerator"),
        row.count("denominator"),
        row.count("unknown"),
        row.count("pending"),
        row.count("excluded"));
  }

  /** The recounted ones. */
  static ShareCounts of(ShareOfRecords it) {
    return new ShareCounts(
        it.numerator(), it.denominator(), it.unknown(), it.pending(), it.excluded());
  }

  /** Who is in the denominator, and not in the numerator; negative if the counts are no share. */
  long rest() {
    return denominator - numerator;
  }

  Optional<Double> value() {
    return denominator == 0 ? Optional.empty() : Optional.of((double) numerator / denominator);
  }

  Optional<ConfidenceInterval> interval() {
    return denominator == 0
        ? Optional.empty()
        : Optional.of(ConfidenceInterval.wilson(numerator, denominator));
  }

  /**
   * What the unknown leave open.
   *
   * @param leftOut how many of the unknown are not in the denominator
   */
  NonResponseBounds bounds(long leftOut) {
    double everyone = denominator + leftOut;
    return new NonResponseBounds(numerator / everyone, (numerator + unknown) / everyone);
  }
}
