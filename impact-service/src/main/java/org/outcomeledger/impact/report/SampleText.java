package org.outcomeledger.impact.report;

import java.util.List;
import java.util.Locale;

/**
 * A sample in the words of a report's page.
 *
 * @param page the report whose page it is
 */
record SampleText(KeptSample kept, String page) {
  static final List<String> HEAD =
      List.of(
          "of report",
          "indicator",
          "committed",
          "counted + others",
          "state",
          "erased before",
          "estimated wrong",
          "95 % interval",
          "at most, with 95 %",
          "within 5 %");

  private static final String NOTHING = "–";

  /** One cell for each of {@link #HEAD}. */
  List<String> cells() {
    SampleEntry asked = kept.sample().entry();
    SampleErrors errors = kept.errors();
    boolean isTold = errors != null;
    return List.of(
        kept.sample().report().equals(page) ? "this one" : kept.sample().report(),
        asked.indicator(),
        kept.sample().committedAt().toString(),
        asked.counted() + " + " + asked.uncounted(),
        kept.state(),
        kept.erased() == null ? NOTHING : kept.erased().toString(),
        isTold ? percent(errors.rate()) : NOTHING,
        isTold ? percent(errors.low()) + " to " + percent(errors.high()) : NOTHING,
        isTold ? percent(errors.atMost()) : NOTHING,
        isTold ? (errors.withinTolerance() ? "yes" : "not shown") : NOTHING);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
