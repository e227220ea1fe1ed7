package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The README's table of places: each of them is there. That it names all of them for one kind of
 * change is for the reviewer of that change to see.
 */
class WhereDoIAddTest {

  private static final List<String> KINDS =
      List.of(
          "an event type",
          "a rule",
          "an indicator of an existing kind",
          "an indicator of a new kind",
          "a stored attribute of learners",
          "a dimension to group by",
          "an operation",
          "a table, column, topic, header, file or logger",
          "a text of the pages",
          "a problem type",
          "a metric",
          "a role",
          "a table",
          "a secret",
          "an alert",
          "a dialect of posting");

  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

  private static final List<List<String>> TABLE =
      MarkdownTable.below("README.md", "## Where do I add…");

  @Test
  void theTableHasEveryKindOfChange() {
    assertThat(TABLE.stream().map(List::getFirst)).containsExactlyElementsOf(KINDS);
  }

  @Test
  void everyRowNamesPlacesThatAreThere() {
    for (List<String> row : TABLE) {
      List<String> places = new ArrayList<>();
      row.stream().skip(1).forEach(cell -> places.addAll(named(cell)));
      assertThat(places).as("places for %s", row.getFirst()).isNotEmpty();
      assertThat(places)
          .as("README, %s: name files, folders and types that are there", row.getFirst())
          .allMatch(WhereDoIAddTest::isThere);
    }
  }

  private static List<String> named(String cell) {
    return NAMED.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static boolean isThere(String place) {
    return place.equals("switch")
        || ProjectFiles.exists(place)
        || ProjectFiles.someEndsIn(place)
        || JavaTypes.filesByName().containsKey(place);
  }
}
