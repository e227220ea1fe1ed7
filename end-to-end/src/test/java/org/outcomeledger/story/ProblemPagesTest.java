package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every problem has a section in docs/problems.md, and every section a problem.
 *
 * <p>A code is found in the source as a literal before its title, however the two are put together.
 * One that is spelt otherwise is caught where it is seen: every test that meets a problem asks for
 * its section.
 */
@Order(2)
class ProblemPagesTest {

  private static final Pattern CODE_AND_TITLE =
      Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)*)\",\\s*\"[A-Z][^\"]*\",");
  private static final Pattern LITERAL = Pattern.compile("[\"/]([a-z]+(?:-[a-z0-9]+)*)\"");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\S+)$");

  @Test
  void everyProblemHasASectionThatSaysWhatToDo() throws IOException {
    List<String> codes = found(CODE_AND_TITLE, sources());
    assertThat(codes).contains("already-enrolled", "malformed-json", "unknown-indicator");
    assertThat(sections()).containsAll(codes);
  }

  @Test
  void everySectionIsOfAProblemThatThereIs() throws IOException {
    assertThat(found(LITERAL, sources())).containsAll(sections());
  }

  @Test
  void everySectionSaysSomething() throws IOException {
    assertThat(document().split("(?m)^## \\S+$")).allMatch(section -> section.length() > 60);
    assertThat(sections()).doesNotHaveDuplicates();
  }

  private static List<String> sections() throws IOException {
    return SECTION.matcher(document()).results().map(section -> section.group(1)).toList();
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("../docs/problems.md"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return List.copyOf(
        pattern
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Of everything that answers HTTP. */
  private static String sources() throws IOException {
    var sources = new StringBuilder();
    for (String module :
        List.of(
            "libraries/event-posting",
            "libraries/event-ledger",
            "enrollment-service",
            "outcome-service",
            "impact-service")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    return sources.toString();
  }
}
