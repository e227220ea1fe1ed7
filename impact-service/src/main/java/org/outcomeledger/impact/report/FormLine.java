package org.outcomeledger.impact.report;

import java.util.List;

/**
 * What a form asks for in one place.
 *
 * @param label as the form spells it
 * @param paragraph of the source that it answers
 */
record FormLine(String label, String paragraph, Filling filling) {
  private static final List<List<String>> PROGRAMMES = List.of(List.of(), List.of("programme"));

  static FormLine open(String label, String paragraph, String why) {
    return new FormLine(label, paragraph, new Filling.Open(why));
  }

  /** Of everybody, and of each programme. */
  static FormLine byProgramme(String label, String paragraph, String indicator, String note) {
    return new FormLine(label, paragraph, new Filling.Figure(indicator, null, PROGRAMMES, note));
  }

  /** Of each programme and year of completion. */
  static FormLine byPromotion(
      String label, String paragraph, String indicator, String window, String note) {
    return new FormLine(
        label,
        paragraph,
        new Filling.Figure(indicator, window, List.of(TableQuestion.PROMOTIONS), note));
  }
}
