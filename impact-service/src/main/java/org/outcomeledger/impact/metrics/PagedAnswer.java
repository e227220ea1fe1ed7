package org.outcomeledger.impact.metrics;

/** An answer that comes in pages. */
sealed interface PagedAnswer permits FigureAnswer, RecordsAnswer {

  /** Where the next page is; null where none follows. */
  String next();

  /** The answer without what changes although nothing does that was asked for. */
  PagedAnswer figures();
}
