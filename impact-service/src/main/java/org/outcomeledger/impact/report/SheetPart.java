package org.outcomeledger.impact.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a person writes about an objective, for the independent body that verifies it. */
enum SheetPart {
  /** What was done for the objective. */
  MEANS("a) means deployed"),
  /** Whether that was enough, as the business went. */
  ADEQUACY("c) adequacy of the means, as the business developed"),
  /** What came from outside. */
  CIRCUMSTANCES("d) circumstances from outside that affected it");

  private final String label;

  SheetPart(String label) {
    this.label = label;
  }

  /** As requests and rows spell it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the form spells it, behind its letter. */
  String label() {
    return label;
  }

  /** Of the article that lists what the body's opinion is about. */
  String paragraph() {
    return MissionSheet.ARTICLE + label.charAt(0) + ")";
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(SheetPart::text).toList();
  }
}
