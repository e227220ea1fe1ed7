package org.outcomeledger.project;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One word for one idea: each term stands in the glossary once, with its source. */
class GlossaryTest {

  private static final String PAGE = "docs/glossary.md";
  private static final String LAST_SECTION = "## The way of an event";

  private static final List<List<String>> TERMS =
      MarkdownTable.rows(ProjectFiles.text(PAGE).split(LAST_SECTION, 2)[0]);

  @Test
  void everyTermHasAMeaningAndASource() {
    assertThat(TERMS).hasSizeGreaterThan(50);
    assertThat(TERMS)
        .as("%s: a row is term, meaning and source", PAGE)
        .allMatch(row -> row.size() == 3 && row.stream().noneMatch(String::isEmpty));
  }

  @Test
  void noTermIsListedTwice() {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        TERMS.stream()
            .flatMap(row -> Arrays.stream(row.getFirst().split(", ")))
            .map(term -> term.toLowerCase(Locale.ROOT))
            .filter(term -> !seen.add(term))
            .collect(toList());
    assertThat(twice).as("%s: merge the two lines of a term", PAGE).isEmpty();
  }

  @Test
  void theWayOfAnEventSaysWhatEachTypeAdds() {
    assertThat(MarkdownTable.below(PAGE, LAST_SECTION))
        .isNotEmpty()
        .allMatch(row -> row.size() == 3 && !row.getLast().isEmpty());
  }
}
