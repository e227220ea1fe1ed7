package org.outcomeledger.story;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program of the page on the ledger's form: it verifies a running ledger, one with an erasure,
 * and finds what was changed in it.
 */
@Order(3)
class AuditorsPageTest {

  private static final String PLATFORM = "auditors-page";
  private static final String STAYS = "stays-in-the-ledger";
  private static final Path PAGE = Path.of("..", "docs", "ledger-format.md");
  private static final String VERIFY =
      "python3 verify_ledger.py keys.json heads.ndjson shard-*.ndjson";

  private static final String HEAD_STATUS =
      "\ncurl -s -o head -w '%{http_code}' $LEDGER/ledger/heads/signed --oauth2-bearer $TOKEN";

  private final Installation installation = Installation.shared();

  @TempDir Path folder;
  private PageCommands page;

  @BeforeEach
  void aLedgerWithAnErasureIsReadAndVerifies() throws Exception {
    page = new PageCommands(installation, folder);
    page.putToken("auditor", installation.auditorToken());
    new PostingLog(installation.platform(PLATFORM))
        .postInOrder(List.of(enrolled(STAYS), withdrew(STAYS), enrolled("leaves")), 10);
    ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
    calls.awaitCarriedOut(calls.erase("leaves"));
    headIsSigned();
    Files.writeString(folder.resolve("verify_ledger.py"), block("python"));
    assertThat(page.bash(block("bash"))).endsWith("\nall holds\n");
  }

  @Test
  void aChangedLineIsFound() throws Exception {
    change(line -> line.replace(STAYS, STAYS + "-away"));
    assertThat(findings()).contains("the leaf is not that of the content");
  }

  @Test
  void anEntryThatSomebodyEmptiedIsFound() throws Exception {
    change(line -> line.contains(STAYS) ? line.replaceFirst(",\"salt\".*", "}") : line);
    assertThat(findings()).contains("empty, and no later erasure lists it");
  }

  @Test
  void aLineThatIsLeftOutIsFound() throws Exception {
    change(line -> line.contains(STAYS) ? "" : line);
    assertThat(findings()).contains("stands where");
  }

  @Test
  void aForgedHeadIsFound() throws Exception {
    Path heads = folder.resolve("heads.ndjson");
    Files.writeString(heads, Files.readString(heads).replace("\"sequence\":", "\"sequence\":1"));
    assertThat(findings()).contains("the signature is not that of a known key");
  }

  private void headIsSigned() {
    Awaitility.await("a signed head")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                page.bash(block("bash").lines().limit(2).collect(joining("\n")) + HEAD_STATUS)
                    .equals("200"));
  }

  /** What the program finds, which ends with 1 then. */
  private String findings() throws Exception {
    return page.bash("if " + VERIFY + "; then exit 2; else test $? = 1; fi");
  }

  private void change(UnaryOperator<String> how) throws IOException {
    for (Path shard : shards()) {
      Files.writeString(
          shard,
          Files.readString(shard)
              .lines()
              .map(how)
              .filter(line -> !line.isEmpty())
              .map(line -> line + "\n")
              .collect(joining()));
    }
  }

  private List<Path> shards() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.getFileName().toString().startsWith("shard-")).toList();
    }
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as("a block of %s in the page", language).isTrue();
    return block.group(1);
  }

  private static Event enrolled(String learner) {
    return Event.enrolled(
        "enrolled-" + learner,
        "enrollment-of-" + learner,
        learner,
        "of-who-" + learner,
        90,
        "2024-01-01");
  }

  private static Event withdrew(String learner) {
    return new Event(
        PackagedService.ENROLLMENT,
        "withdrew-" + learner,
        "learner-withdrew",
        Map.of("enrollmentId", "enrollment-of-" + learner, "learner", learner, "on", "2024-02-01"));
  }
}
