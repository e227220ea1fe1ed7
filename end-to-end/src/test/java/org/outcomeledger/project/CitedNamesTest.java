package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages and comments cite types by their names; whoever renames a type meets them here. */
class CitedNamesTest {

  private static final String WHAT_TO_DO =
      "Every type that a page or a comment cites exists: write its present name there, or take the"
          + " sentence out. A name of somebody else's, which no file of ours imports, stands in"
          + " Citation.OF_OTHERS";

  @Test
  void everyTypeThatAPageCitesExists() {
    assertThat(
            missing(
                ProjectFiles.ending(".md").stream().flatMap(f -> Citation.inMarkdown(f).stream())))
        .as(WHAT_TO_DO)
        .isEmpty();
  }

  @Test
  void everyTypeThatACommentCitesExists() {
    assertThat(
            missing(
                ProjectFiles.ending(".java").stream().flatMap(f -> Citation.inJavadoc(f).stream())))
        .as(WHAT_TO_DO)
        .isEmpty();
  }

  private static List<String> missing(Stream<Citation> citations) {
    return citations.map(Citation::missing).flatMap(Optional::stream).toList();
  }
}
