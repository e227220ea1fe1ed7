package org.outcomeledger.verifier;

import java.util.Optional;
import org.outcomeledger.verifier.ReportDocument.Thresholds;

/** How far figures that are told may be from the recounted ones. */
sealed interface Precision permits Precision.Exactly, Precision.Rounded {

  /** How many entries cannot be recounted any more: counts may differ by as many. */
  long erasedSince();

  /**
   * The most that may lie between a count that is told and the recounted one.
   *
   * @param parts of how many counts it is the sum, each of which was rounded
   */
  long reach(int parts);

  /** Whether a count can be told at all. */
  boolean isTold(long count);

  /** What is said of a count that cannot be. */
  String wrong(String name, long told, long recounted);

  /** A median of amounts, as it is told. */
  double amount(double recounted);

  /** A median of days, as it is told. */
  double day(double recounted);

  /** Of how many in each of two shares their difference is told. */
  long leastOfGap();

  /** What is told of a share instead of these counts, where it is told in words only. */
  Optional<String> words(ShareCounts counts);

  /** Whether a count may be told, given the recounted one. */
  default boolean allows(long told, long recounted, int parts) {
    return told >= 0 && isTold(told) && Math.abs(told - recounted) <= reach(parts);
  }

  /** Every figure is the recounted one. */
  record Exactly(long erasedSince) implements Precision {

    @Override
    public long reach(int parts) {
      return erasedSince;
    }

    @Override
    public boolean isTold(long count) {
      return true;
    }

    @Override
    public String wrong(String name, long told, long recounted) {
      return "%s is %d, and the recount %d".formatted(name, told, recounted);
    }

    @Override
    public double amount(double recounted) {
      return recounted;
    }

    @Override
    public double day(double recounted) {
      return recounted;
    }

    /** "each at least 20, else null" */
    @Override
    public long leastOfGap() {
      return 20;
    }

    @Override
    public Optional<String> words(ShareCounts counts) {
      return Optional.empty();
    }
  }

  /** Every count is a multiple, and medians are multiples of their steps. */
  record Rounded(Thresholds policy, long erasedSince) implements Precision {

    @Override
    public long reach(int parts) {
      return parts * (policy.roundedTo() - 1L) + erasedSince;
    }

    @Override
    public boolean isTold(long count) {
      return count % policy.roundedTo() == 0;
    }

    @Override
    public String wrong(String name, long told, long recounted) {
      return "%s is %d, which no rounding makes of the recount".formatted(name, told);
    }

    @Override
    public double amount(double recounted) {
      return Math.floor(recounted / policy.amountStep() + 0.5) * policy.amountStep();
    }

    @Override
    public double day(double recounted) {
      return Math.floor(recounted / policy.dayStep() + 0.5) * policy.dayStep();
    }

    /** Whoever is told has enough in both. */
    @Override
    public long leastOfGap() {
      return 0;
    }

    @Override
    public Optional<String> words(ShareCounts counts) {
      return policy.words(counts.numerator(), counts.rest());
    }
  }
}
