package org.outcomeledger.impact.report;

import java.util.List;

/** What a line of a form is filled with. */
sealed interface Filling {

  /**
   * A figure of the report, as it was frozen.
   *
   * @param window which of several, or null
   * @param by the tables that the line has, one behind the other
   * @param note in what the indicator differs from what the form asks
   */
  record Figure(String indicator, String window, List<List<String>> by, String note)
      implements Filling {
    public Figure {
      by = List.copyOf(by);
    }
  }

  /** What a person writes on the sheet of an objective. */
  record Written(String objective, SheetPart part) implements Filling {}

  /**
   * Nothing: whoever files the form fills it.
   *
   * @param why the report does not say it
   */
  record Open(String why) implements Filling {}
}
