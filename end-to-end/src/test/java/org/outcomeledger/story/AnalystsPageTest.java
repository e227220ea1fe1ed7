package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page for analysts, followed to the letter: each of its blocks is run and prints what the page
 * says. Python with pandas and R are asked for where they are installed. No spreadsheet is: the
 * file for one is read by the standard that the page names, and the page's formula is reckoned by
 * hand.
 */
@Order(3)
class AnalystsPageTest {

  private static final String PLATFORM = "analysts-page";
  private static final Path PAGE = Path.of("..", "docs", "for-analysts.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "```(bash|python|r)\n(.*?)```(?:\n\n```(csv|json|text)\n(.*?)```)?", Pattern.DOTALL);
  private static final Pattern FENCE = Pattern.compile("(?m)^```");
  private static final Pattern FORMULA =
      Pattern.compile("`=SUM\\(([A-Z])2:\\1(\\d+)\\)/SUM\\(([A-Z])2:\\3\\2\\)`");

  private static Installation installation;

  @TempDir Path folder;
  private PageCommands commands;
  private String page;

  @BeforeAll
  static void aSmallHistoryIsPosted() {
    installation = Installation.shared();
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    posting.postInOrder(JobSeekers.events(), 1000);
    installation
        .analyst()
        .answer("/metrics/v1/indicators/EMP1/values?asOf=2026-06-30" + posting.minPositions());
  }

  @BeforeEach
  void thePageAndItsToken() throws IOException {
    page = Files.readString(PAGE);
    commands = new PageCommands(installation, folder);
    commands.putToken("analyst", installation.disclosedToken(PLATFORM));
  }

  @Test
  void everyBlockOfThePageIsOneThatIsRunOrWhatItPrints() {
    long fences = blocks().stream().mapToLong(it -> it.group(3) == null ? 2 : 4).sum();

    assertThat(FENCE.matcher(page).results().count()).isEqualTo(fences);
    assertThat(blocks()).extracting(it -> it.group(1)).contains("bash", "python", "r");
  }

  @Test
  void curlPrintsWhatThePageSays() throws Exception {
    for (MatchResult block : blocks("bash")) {
      requirePrinted(block, commands.bash(setUp() + block.group(2)));
    }
  }

  @Test
  void pythonPrintsWhatThePageSays() throws Exception {
    requirePrinted(
        "python",
        List.of("python3", "/usr/bin/python3"),
        "import pandas",
        "python3 with pandas (Debian: python3-pandas)");
  }

  @Test
  void rPrintsWhatThePageSays() throws Exception {
    requirePrinted("r", List.of("Rscript"), "invisible()", "Rscript (Debian: r-base-core)");
  }

  @Test
  void theFileForASpreadsheetHasTheColumnsOfTheFormula() throws Exception {
    MatchResult download =
        blocks("bash").stream()
            .filter(block -> block.group(2).contains("in-field-jobs.csv"))
            .findFirst()
            .orElseThrow();
    commands.bash(setUp() + download.group(2));

    List<CSVRecord> rows = read(folder.resolve("in-field-jobs.csv"));
    Matcher formula = FORMULA.matcher(page);
    assertThat(formula.find()).as("a formula in the page").isTrue();
    int numerator = formula.group(1).charAt(0) - 'A';
    int denominator = formula.group(3).charAt(0) - 'A';
    assertThat(rows.getFirst().get(numerator)).isEqualTo("numerator");
    assertThat(rows.getFirst().get(denominator)).isEqualTo("denominator");
    assertThat(rows).hasSize(Integer.parseInt(formula.group(2)));
    assertThat((double) sum(rows, numerator) / sum(rows, denominator))
        .isCloseTo(117 / 202.0, within(0.03));
  }

  private void requirePrinted(String language, List<String> programs, String probe, String what)
      throws Exception {
    Optional<String> program =
        programs.stream().filter(it -> commands.canRun(it, probe)).findFirst();
    String reason = "The page's " + language + " is not run: install " + what;
    if (program.isEmpty()) {
      System.out.println(reason);
    }
    assumeTrue(program.isPresent(), reason);
    for (MatchResult block : blocks(language)) {
      requirePrinted(block, commands.run(List.of(program.get()), block.group(2)));
    }
  }

  private static void requirePrinted(MatchResult block, String printed) throws IOException {
    String command = block.group(2);
    String said = block.group(4);
    if (said == null) {
      assertThat(printed).as(command).isEmpty();
    } else if (block.group(3).equals("json")) {
      SaidJson.require(said, SaidJson.values(printed), command);
    } else {
      assertThat(lines(printed)).as(command).isEqualTo(lines(said));
    }
  }

  /** Without what nobody sees: blanks at the end of a line, and how it ends. */
  private static List<String> lines(String text) {
    return text.lines().map(String::stripTrailing).toList();
  }

  private static List<CSVRecord> read(Path file) throws IOException {
    try (CSVParser parser = CSVParser.parse(file, UTF_8, CSVFormat.RFC4180)) {
      return parser.getRecords();
    }
  }

  /** As a spreadsheet does it: an empty cell is passed over. */
  private static long sum(List<CSVRecord> rows, int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row.get(column))
        .filter(cell -> !cell.isEmpty())
        .mapToLong(Long::parseLong)
        .sum();
  }

  /** The first block sets the variables that the others use. */
  private String setUp() {
    return blocks("bash").getFirst().group(2);
  }

  private List<MatchResult> blocks(String language) {
    return blocks().stream().filter(block -> block.group(1).equals(language)).toList();
  }

  private List<MatchResult> blocks() {
    return BLOCK.matcher(page).results().toList();
  }
}
