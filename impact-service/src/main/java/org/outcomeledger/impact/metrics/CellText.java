package org.outcomeledger.impact.metrics;

/**
 * What a spreadsheet would run is made a text: an apostrophe goes before {@code = + - @}, their
 * full-width forms, a tab or a line break, where a cell begins with one, or could begin behind a
 * separator or quote that is read in another way than ours. Numbers and dates are no texts, and
 * stay as they are. Source: OWASP, CSV Injection.
 */
public final class CellText {
  private static final String RUN = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String BEGINS_A_CELL = ",;|\t\r\n\"'";

  private CellText() {}

  /** The cell, or its text with what would be run made text. */
  public static Object inert(Object cell) {
    return cell instanceof String text ? inert(text) : cell;
  }

  private static String inert(String text) {
    StringBuilder inert = null;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (begins && RUN.indexOf(letter) >= 0) {
        inert = inert == null ? new StringBuilder(text.substring(0, i)) : inert;
        inert.append('\'');
      }
      if (inert != null) {
        inert.append(letter);
      }
      begins = BEGINS_A_CELL.indexOf(letter) >= 0 || (begins && Character.isWhitespace(letter));
    }
    return inert == null ? text : inert.toString();
  }
}
