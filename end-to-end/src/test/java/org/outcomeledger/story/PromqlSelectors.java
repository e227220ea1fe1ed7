package org.outcomeledger.story;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The series that a question in PromQL is about, each by its metric's name and labels: what it
 * needs, whatever it then does with them. A condition that does not hold is answered with nothing;
 * its selectors are not.
 */
final class PromqlSelectors {

  private static final Pattern LABELS_OF_OPERATORS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

  /** A name, unless it is that of a function, with its labels in braces. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<![\\w$])(?!(?:and|or|unless|offset|bool|by)\\b)[a-z_][a-z0-9_]*+(?:\\{[^}]*})?+(?!\\s*\\()");

  private PromqlSelectors() {}

  static List<String> of(String question) {
    return SELECTOR
        .matcher(LABELS_OF_OPERATORS.matcher(question).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }
}
