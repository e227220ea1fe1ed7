package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links lead somewhere, and files that comments speak of are there. */
class CitedFilesTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
  private static final Pattern PAGE = Pattern.compile("[\\w./-]*\\w\\.md\\b");
  private static final Pattern PATH =
      Pattern.compile(
          "`((?:\\./)?(?:libraries|docs|deploy|benchmarks|end-to-end|local-platform|\\.ci|\\.mvn"
              + "|enrollment-service|outcome-service|impact-service)/[\\w./-]+)`");

  @Test
  void everyLinkOfAPageLeadsSomewhere() {
    assertThat(
            ProjectFiles.ending(".md").stream()
                .flatMap(
                    page ->
                        cited(page, LINK)
                            .filter(link -> !link.matches("(?i)[a-z]+:.*"))
                            .filter(link -> !leadsSomewhere(page, link))
                            .map(link -> page + " links to " + link)))
        .as("Links between pages lead to a file, and to a heading where they name one")
        .isEmpty();
  }

  @Test
  void everyPathThatAPageNamesIsThere() {
    assertThat(
            ProjectFiles.ending(".md").stream()
                .flatMap(
                    page ->
                        cited(page, PATH)
                            .filter(
                                path -> !path.contains("/target/") && !ProjectFiles.exists(path))
                            .map(path -> page + " names " + path)))
        .as("Write the path that the file or folder has now")
        .isEmpty();
  }

  @Test
  void everyPageThatAFileSpeaksOfIsThere() {
    List<String> missing = new ArrayList<>();
    for (String suffix : List.of(".java", ".properties", ".xml", ".sql", ".yaml", ".yml", ".md")) {
      for (String file : ProjectFiles.ending(suffix)) {
        cited(file, PAGE)
            .filter(page -> !ProjectFiles.someEndsIn(inSources(page)))
            .forEach(page -> missing.add(file + " speaks of " + page));
      }
    }
    assertThat(missing).as("Cite pages that are in this repository").isEmpty();
  }

  /** Pages that jars carry are taken from docs. */
  private static String inSources(String page) {
    return page.replaceAll("^(\\.{0,2}/)+(META-INF/)?", "");
  }

  private static Stream<String> cited(String file, Pattern pattern) {
    return pattern
        .matcher(ProjectFiles.text(file))
        .results()
        .map(found -> found.groupCount() == 0 ? found.group() : found.group(1));
  }

  private static boolean leadsSomewhere(String page, String link) {
    String[] parts = link.split("#", 2);
    String target =
        parts[0].isEmpty()
            ? page
            : Path.of(page).resolveSibling(parts[0]).normalize().toString().replace('\\', '/');
    return ProjectFiles.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** Headings as GitHub names them in addresses. */
  private static List<String> anchors(String page) {
    return HEADING
        .matcher(ProjectFiles.text(page))
        .results()
        .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toList());
  }
}
