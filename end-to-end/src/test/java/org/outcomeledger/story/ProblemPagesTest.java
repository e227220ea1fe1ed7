package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of problem types, docs/problems.md and the code that answers problems agree. The
 * catalogue and the code are read as source, for no process holds all services.
 */
@Order(2)
class ProblemPagesTest {

  private static final Path CATALOGUE =
      Path.of("../libraries/http/src/main/java/org/outcomeledger/http/ProblemType.java");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^  ([A-Z0-9_]+)\\((\\d{3}), \"([^\"]+)\"\\)[,;]$");
  private static final Pattern SECTION =
      Pattern.compile("(?m)^## (\\S+)\\n\\n\\*(\\d{3}) (.+)\\*\\n\\n(?=\\S)");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (\\S+)$");

  /** A problem that is put together without its type. */
  private static final Pattern HAND_MADE =
      Pattern.compile("new Problem\\(|\"/problems/|\"application/problem");

  @Test
  void everyProblemHasASectionThatSaysWhatToDo() throws IOException {
    assertThat(types()).contains("already-enrolled 422 The enrollmentId is taken");
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(types());
  }

  @Test
  void everySectionIsOfAProblemThatThereIs() throws IOException {
    List<String> codes = found(TYPE, Files.readString(CATALOGUE), it -> code(it.group(1)));
    assertThat(found(HEADING, document(), it -> it.group(1)))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void everySectionSaysSomething() throws IOException {
    assertThat(document().split("(?m)^## \\S+\\n\\n.+$"))
        .allMatch(section -> section.length() > 60);
  }

  @Test
  void everyProblemOfTheCatalogueIsAnsweredSomewhere() throws IOException {
    String sources = sources(path -> !path.equals(CATALOGUE));
    assertThat(found(TYPE, Files.readString(CATALOGUE), it -> it.group(1)))
        .allMatch(type -> Pattern.compile("ProblemType\\." + type + "\\b").matcher(sources).find());
  }

  /** What was kept of a refusal is read back as it was then, so {@code RefusedResource} may. */
  @Test
  void noProblemIsAnsweredThatTheCatalogueLacks() throws IOException {
    String sources =
        sources(
            path ->
                Stream.of("Problem", "ProblemType", "ProblemsResource", "RefusedResource")
                    .noneMatch(it -> isNamed(path, it)));
    assertThat(HAND_MADE.matcher(sources).results().map(MatchResult::group)).isEmpty();
  }

  private static boolean isNamed(Path path, String name) {
    return path.endsWith(name + ".java");
  }

  private static List<String> types() throws IOException {
    return found(
        TYPE,
        Files.readString(CATALOGUE),
        it -> code(it.group(1)) + " " + it.group(2) + " " + it.group(3));
  }

  private static List<String> documented() throws IOException {
    return found(SECTION, document(), it -> it.group(1) + " " + it.group(2) + " " + it.group(3));
  }

  private static String code(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("../docs/problems.md"));
  }

  private static List<String> found(
      Pattern pattern, String text, Function<MatchResult, String> value) {
    return pattern.matcher(text).results().map(value).toList();
  }

  /** Of everything that answers HTTP. */
  private static String sources(Predicate<Path> wanted) throws IOException {
    var sources = new StringBuilder();
    for (String module :
        List.of(
            "libraries/http",
            "libraries/audit",
            "libraries/event-posting",
            "libraries/event-ledger",
            "enrollment-service",
            "outcome-service",
            "impact-service")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path file :
            files.filter(it -> it.toString().endsWith(".java")).filter(wanted).toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    return sources.toString();
  }
}
