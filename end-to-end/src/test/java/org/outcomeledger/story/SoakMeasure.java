package org.outcomeledger.story;

import java.util.DoubleSummaryStatistics;

/** What is measured of a service over and over, and when it shows that something grows for ever. */
enum SoakMeasure {
  /** All that the process holds, without what the cube says that the learners' facts take. */
  RESIDENT_MEMORY("resident memory, MiB"),

  /** What the last full collection left of the heap; the same without the facts. */
  LIVE_HEAP("heap after collection, MiB"),

  /** Files and sockets. */
  DESCRIPTORS("open file descriptors"),

  /** Sessions of PostgreSQL that are the service's. */
  CONNECTIONS("PostgreSQL connections"),

  /** By how much Kafka is behind the ledger, or rows or figures are behind the ledgers. */
  LAG("lag, s");

  private static final double GROWTH = 1.1;
  private static final double LONGEST_LAG_SECONDS = 5;

  final String title;

  SoakMeasure(String title) {
    this.title = title;
  }

  /**
   * Memory: on average a tenth more than in the third before. Counts, which go up and down: at no
   * time as few as the most of the third before. Lag: on average more than five seconds.
   */
  boolean isWrong(DoubleSummaryStatistics middleThird, DoubleSummaryStatistics lastThird) {
    return switch (this) {
      case RESIDENT_MEMORY, LIVE_HEAP ->
          middleThird.getCount() > 0 && lastThird.getAverage() > GROWTH * middleThird.getAverage();
      case DESCRIPTORS, CONNECTIONS -> lastThird.getMin() > middleThird.getMax();
      case LAG -> lastThird.getCount() == 0 || lastThird.getAverage() > LONGEST_LAG_SECONDS;
    };
  }

  /** Of one third, in a cell of a table. */
  String shown(DoubleSummaryStatistics third) {
    if (third.getCount() == 0) {
      return "–";
    }
    return switch (this) {
      case RESIDENT_MEMORY, LIVE_HEAP -> "%.0f".formatted(third.getAverage());
      case DESCRIPTORS, CONNECTIONS -> "%.0f to %.0f".formatted(third.getMin(), third.getMax());
      case LAG -> "%.2f".formatted(third.getAverage());
    };
  }
}
