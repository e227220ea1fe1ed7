package org.outcomeledger.indicators.indicator;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where one record stands in a figure, and why. There is one constant for each branch of an
 * indicator, so that what is counted and what is said of it cannot differ: the branch that decides
 * is the one that names the reason.
 *
 * @param because one sentence
 * @param quoted what of the sentence is in the words of the definition
 */
public record Verdict(Standing standing, String because, List<String> quoted) {
  private static final Pattern QUOTED = Pattern.compile("\\{([^{}]+)}");

  /** Of a record that the figure does not ask about. */
  static final Verdict OUTSIDE = of(Standing.OUTSIDE, "The figure does not ask about it.");

  static final Verdict EXCLUDED =
      of(
          Standing.EXCLUDED,
          "Records are taken out if {at least one of their enrollments was excluded and each of the"
              + " others was or withdrew, all before any completion}.");

  static final Verdict OTHER_INTENT =
      of(
          Standing.EXCLUDED,
          "There is {a declared intent other than new-job, or no authorisation to work, dated by"
              + " start + 3 days}.");

  static final Verdict STUDYING =
      of(Standing.EXCLUDED, "{Who studies that day} is not asked about, and the learner does.");

  static final Verdict PENDING =
      of(
          Standing.PENDING,
          "The day asOf is before the end of the window {and 30 days for the news; pending until then}.");

  public Verdict {
    quoted = List.copyOf(quoted);
  }

  /**
   * A verdict.
   *
   * @param sentence with what is in the definition's words in braces
   */
  static Verdict of(Standing standing, String sentence) {
    return new Verdict(
        standing,
        sentence.replaceAll("[{}]", ""),
        QUOTED.matcher(sentence).results().map((MatchResult it) -> it.group(1)).toList());
  }
}
