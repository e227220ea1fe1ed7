package org.outcomeledger.impact.metrics;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Set;
import org.outcomeledger.audit.RecordedValues;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.CubeNotLoaded;
import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * Of what is asked for with {@code where}, the audit trail keeps what some event has said: whoever
 * types a person's name as a programme leaves none there.
 */
@Singleton
final class SaidGroups implements RecordedValues {

  private static final String UNSAID = ":(unknown value)";

  /** Dimensions that have few values, or numbers: a question with any other is refused. */
  private static final Set<String> NOT_IN_WORDS =
      Set.of(
          "cohort-month",
          "cohort-quarter",
          "cohort-year",
          "prior-education",
          "prior-situation",
          "priority-area",
          "disability",
          "refugee");

  private final Cube cube;

  SaidGroups(Cube cube) {
    this.cube = cube;
  }

  @Override
  public String recorded(String parameter, String value) {
    String[] parts = value.split(":", 2);
    boolean kept =
        !parameter.equals("where")
            || parts.length < 2
            || NOT_IN_WORDS.contains(parts[0])
            || parts[1].equals("unknown")
            || isSaid(parts[1]);
    return kept ? value : parts[0] + UNSAID;
  }

  private boolean isSaid(String word) {
    try {
      String composed = Normalizer.normalize(word, Normalizer.Form.NFC);
      return cube.snapshot().dictionary().find(composed) != LearnerFacts.ABSENT;
    } catch (CubeNotLoaded notYet) {
      return false; // nor is the question answered
    }
  }
}
