package org.outcomeledger.indicators.query;

import java.util.Collection;
import java.util.Optional;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.indicator.Days;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/** Which records a question asks for, in the codes of one cube. */
final class Filter {
  private record Condition(Dimension dimension, int[] codes) {
    boolean holds(LearnerRecord record, int referenceDay) {
      if (referenceDay == Days.NEVER && dimension.isOfCohort()) {
        return false;
      }
      int code = dimension.code(record, referenceDay);
      for (int wanted : codes) {
        if (wanted == code) {
          return true;
        }
      }
      return false;
    }
  }

  private final Condition[] conditions;
  private final boolean allPlatforms;
  private final int platform;

  private Filter(Condition[] conditions, Optional<Integer> platform) {
    this.conditions = conditions;
    this.allPlatforms = platform.isEmpty();
    this.platform = platform.orElse(LearnerFacts.ABSENT);
  }

  /**
   * @throws IllegalQuestion for a value that its dimension can never have
   */
  static Filter of(Question question, Dictionary dictionary) {
    Condition[] conditions =
        question.where().entrySet().stream()
            .map(it -> new Condition(it.getKey(), codes(it.getKey(), it.getValue(), dictionary)))
            .toArray(Condition[]::new);
    return new Filter(conditions, question.platform().map(dictionary::find));
  }

  private static int[] codes(
      Dimension dimension, Collection<String> values, Dictionary dictionary) {
    return values.stream().mapToInt(value -> dimension.find(value, dictionary)).toArray();
  }

  boolean asksForPlatform(int code) {
    return allPlatforms || platform == code;
  }

  boolean asksFor(LearnerRecord record, int referenceDay) {
    for (Condition condition : conditions) {
      if (!condition.holds(record, referenceDay)) {
        return false;
      }
    }
    return true;
  }
}
