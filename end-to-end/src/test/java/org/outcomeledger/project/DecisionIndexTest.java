package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The index of decisions says what the pages say: number, title, date, status. */
class DecisionIndexTest {

  private static final String FOLDER = "docs/decisions/";
  private static final Pattern PAGE =
      Pattern.compile(
          "# (\\d+)\\. (.+)\n\n(Accepted|Superseded by \\d+), (\\d{4}-\\d\\d-\\d\\d)\n");

  @Test
  void everyPageIsInTheIndexWithItsTitleDateAndStatus() {
    List<String> index =
        ProjectFiles.text(FOLDER + "README.md")
            .lines()
            .filter(l -> l.matches("\\| \\d.*"))
            .toList();
    List<String> pages =
        ProjectFiles.ending(".md").stream()
            .filter(file -> file.matches(FOLDER + "\\d{4}-.*"))
            .map(DecisionIndexTest::row)
            .toList();
    assertThat(pages).isNotEmpty();
    assertThat(index)
        .as("The index in %s lists every page, in order, and no other", FOLDER)
        .containsExactlyElementsOf(pages);
  }

  private static String row(String file) {
    Matcher page = PAGE.matcher(ProjectFiles.text(file));
    assertThat(page.lookingAt())
        .as("%s begins with \"# N. Title\", an empty line and \"Accepted, YYYY-MM-DD\"", file)
        .isTrue();
    String name = file.substring(FOLDER.length());
    assertThat(Integer.parseInt(name.substring(0, 4)))
        .as(file)
        .isEqualTo(Integer.parseInt(page.group(1)));
    return "| %s | [%s](%s) | %s | %s |"
        .formatted(page.group(1), page.group(2), name, page.group(4), status(page.group(3)));
  }

  private static String status(String status) {
    return Character.toLowerCase(status.charAt(0)) + status.substring(1);
  }
}
