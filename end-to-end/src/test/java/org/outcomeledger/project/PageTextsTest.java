package org.outcomeledger.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The pages of impact-service say everything in both languages, and stay small. */
class PageTextsTest {

  private static final String PAGES = "impact-service/src/main/resources/META-INF/resources/";
  private static final String ROOM = PAGES + "room/";

  /** In English the API itself says how an indicator is called, what it asks and what it means. */
  private static final Pattern OF_THE_API =
      Pattern.compile(
          "[A-Z0-9]+\\.(name|question|numerator|denominator|exclusions|window|source|version)");

  private static final Pattern TEXT = Pattern.compile("^ {2}'([^']+)':", Pattern.MULTILINE);
  private static final Pattern ASKED = Pattern.compile("\\bt\\('([^']+)'[,)]");

  /** In French a space goes before it, so that it is in the texts. */
  private static final Pattern COLON = Pattern.compile("\\}: \\$\\{|': '[,)\\]]");

  /** ECharts takes 228 of the 500 KB that a browser may be sent for its first page. */
  private static final int MOST_BYTES = (500 - 228) << 10;

  @Test
  void englishAndFrenchHaveTheSameTextsEachOnce() {
    List<String> english = texts("en");
    List<String> french = texts("fr");
    assertThat(english).doesNotHaveDuplicates().hasSizeGreaterThan(300);
    assertThat(french.stream().filter(it -> !isOfTheApi(it)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            english.stream().filter(it -> !isOfTheApi(it)).toList());
  }

  @Test
  void everyTextThatAModuleAsksForByItsNameIsThere() {
    Set<String> asked =
        modules().flatMap(it -> found(ASKED, it)).collect(toCollection(TreeSet::new));
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(texts("en")).containsAll(asked);
  }

  @Test
  void noModuleSetsAColonBesideAValue() {
    assertThat(modules().filter(it -> COLON.matcher(ProjectFiles.text(it)).find())).isEmpty();
  }

  @Test
  void aModuleFitsOnAFewScreens() {
    assertThat(modules()).allMatch(it -> ProjectFiles.text(it).lines().count() <= 150);
  }

  @Test
  void allThatIsSentTogetherWithTheChartsIsBelow500Kilobytes() throws IOException {
    var sent = new ByteArrayOutputStream();
    for (String file : Stream.of("js", "css", "html").flatMap(it -> pages("." + it)).toList()) {
      try (var compressed = new GZIPOutputStream(sent)) {
        compressed.write(ProjectFiles.text(file).getBytes(UTF_8));
      }
    }
    assertThat(sent.size()).isLessThan(MOST_BYTES);
  }

  private static List<String> texts(String language) {
    return modules()
        .filter(it -> it.contains("-" + language + "-") || it.endsWith("-" + language + ".js"))
        .flatMap(it -> found(TEXT, it))
        .toList();
  }

  private static boolean isOfTheApi(String key) {
    return OF_THE_API.matcher(key).matches();
  }

  private static Stream<String> modules() {
    return pages(".js").filter(it -> it.startsWith(ROOM));
  }

  private static Stream<String> pages(String ending) {
    return ProjectFiles.ending(ending).stream().filter(it -> it.startsWith(PAGES));
  }

  private static Stream<String> found(Pattern pattern, String file) {
    return pattern.matcher(ProjectFiles.text(file)).results().map(PageTextsTest::group);
  }

  private static String group(MatchResult found) {
    return found.group(1);
  }
}
