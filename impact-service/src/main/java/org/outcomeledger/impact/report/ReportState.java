package org.outcomeledger.impact.report;

import java.util.Collection;
import java.util.Locale;

/** What a report is; it only ever goes on in this order. */
public enum ReportState {
  /** For those who write reports. */
  DRAFT,
  /** For everybody, and for good. */
  PUBLISHED,
  /** Another report that restates it was published. */
  RESTATED,
  /** Its publisher does not stand by it any more. */
  WITHDRAWN;

  /** As requests, answers and rows spell it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReportState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** After these steps. */
  static ReportState after(Collection<ReportStep> steps) {
    return steps.stream().map(ReportStep::state).max(ReportState::compareTo).orElse(DRAFT);
  }
}
