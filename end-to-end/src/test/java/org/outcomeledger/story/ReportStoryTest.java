package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.format.SampleDraw;
import org.outcomeledger.story.LedgerReader.Head;
import org.outcomeledger.story.StrangersFolder.CommandRun;

/**
 * A committee freezes and publishes a report; a stranger with one jar and an empty folder verifies
 * it, and finds what is not as the ledgers say.
 */
@Order(3)
@TestInstance(Lifecycle.PER_CLASS)
class ReportStoryTest {

  private static final ObjectMapper JSON = ReportingCommittee.JSON;
  private static final long SEED = 14;
  private static final int EVENTS_PER_SECOND = 1_000;
  private static final int LARGEST_BATCH = 100;
  private static final String PLATFORM = "reported";

  private final Installation installation = Installation.shared();
  private final ReportingCommittee committee = new ReportingCommittee(installation);

  private StrangersFolder stranger;
  private PostingLog posted;
  private String id;

  /** Once: counting takes its time. What a test changes is a copy. */
  @BeforeAll
  void aPublishedReportAndTheLedgersAreTakenAway(@TempDir Path folder) throws Exception {
    posted = new PostingLog(installation.platform(PLATFORM));
    posted.postInOrder(JobSeekers.events(), 500);
    id = committee.freeze("Since ever");
    assertThat(committee.post("/reports/v1/" + id + "/publish", "").path("state").asText())
        .isEqualTo("published");
    stranger = new StrangersFolder(installation, folder);
    Files.write(stranger.file("report.json"), committee.get("/reports/v1/" + id, ""));
    Files.write(
        stranger.file("exact.json"),
        committee.get("/reports/v1/" + id + "/exact", installation.committeeToken()));
    assertThat(stranger.export().exitCode()).isZero();
  }

  @Test
  void itHoldsAsItWasPublishedAndWithItsExactFigures() throws Exception {
    CommandRun ended =
        stranger.verifier("verify", "report.json", "export", "--exact", "exact.json");
    assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void itsPlatformShowsThatAnEventIsInItWithoutTheLedgers() throws Exception {
    Map.Entry<PostingLog.Key, EventReceipt> event = posted.receipts().entrySet().iterator().next();
    String place =
        "%s:%d:%d"
            .formatted(
                event.getKey().service().ledger,
                event.getValue().shard(),
                event.getValue().position());
    byte[] receipt = receipt(place);
    assertThat(receipt(event.getKey().id() + "?source=" + Event.SOURCE)).isEqualTo(receipt);
    Files.write(stranger.file("receipt.json"), receipt);
    CommandRun ended = stranger.verifier("receipt", "receipt.json", "report.json");
    assertThat(ended.output())
        .contains("in the report, in the programme retraining: ")
        .endsWith("all holds\n");
    assertThat(ended.exitCode()).isZero();
  }

  private byte[] receipt(String event) throws Exception {
    return committee.get(
        "/reports/v1/" + id + "/receipts/" + event, installation.platformToken(PLATFORM));
  }

  /** Both have made the seed before either could know what it draws; the stranger draws again. */
  @Test
  void anAuditorDrawsWhatTheVerifierDrawsAndAnotherDrawIsFound() throws Exception {
    JsonNode first = drawn("a1".repeat(32));
    JsonNode second = drawn("b2".repeat(32));
    Files.write(stranger.file("sample.json"), JSON.writeValueAsBytes(first));
    CommandRun ended = verifySample(first);
    assertThat(ended.output()).endsWith("all holds\n").contains("sample, counted: ", " drawn\n");
    assertThat(ended.exitCode()).isZero();
    ObjectNode other = first.deepCopy();
    other.set("strata", second.path("strata"));
    Files.write(stranger.file("sample.json"), JSON.writeValueAsBytes(other));
    assertThat(verifySample(first).output()).contains("FAIL sample, ", ", and the draw makes ");
  }

  @Test
  void whatAnAuditorFoundComesToWhatIsPublishedAndAnotherFindingIsFound() throws Exception {
    JsonNode sample = drawn("c3".repeat(32));
    String path = "/reports/v1/" + id + "/samples/" + sample.path("commitment").asText();
    String auditor = installation.auditorToken();
    Files.write(stranger.file("sample.json"), committee.get(path, auditor));
    List<String> entries = new ArrayList<>();
    for (JsonNode leaf : sample.findValues("leaf")) {
      String finding = entries.isEmpty() ? "wrong" : "right";
      entries.add("{\"leaf\":%s,\"finding\":\"%s\"}".formatted(leaf, finding));
    }
    committee.post(
        path + "/findings", "{\"findings\":[" + String.join(",", entries) + "]}", auditor);
    byte[] findings = committee.get(path + "/findings", auditor);
    Files.write(stranger.file("findings.json"), findings);
    Files.write(stranger.file("samples.json"), committee.get("/reports/v1/" + id + "/samples", ""));
    String[] found = {"--findings", "findings.json", "--published", "samples.json"};
    CommandRun ended = verifySample(sample, found);
    assertThat(ended.output()).contains("sample, findings: rate 0.0").endsWith("all holds\n");
    assertThat(ended.exitCode()).isZero();

    String better = new String(findings, UTF_8).replace("\"wrong\",\"note", "\"right\",\"note");
    Files.writeString(stranger.file("findings.json"), better);
    assertThat(verifySample(sample, found).output())
        .contains("FAIL sample, findings: number 1 does not go on from the one before")
        .contains("FAIL sample, findings: errors: they are ");
  }

  /** The draft of one is enough: it is rounded as it will be published. */
  @Test
  void aRestatementIsRoundedAsTheReportThatItRestates() throws Exception {
    String again =
        committee
            .post("/reports/v1/" + id + "/restate", "{\"reason\":\"Late\"}")
            .path("id")
            .asText();
    committee.give(stranger, again, "restated");
    assertThat(stranger.export("restated-export").exitCode()).isZero();
    CommandRun ended =
        stranger.verifier(
            "verify",
            "restated.json",
            "restated-export",
            "--exact",
            "restated-exact.json",
            "--previous",
            "report.json");
    assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL", "--previous");
    assertThat(ended.exitCode()).isZero();
  }

  private JsonNode drawn(String seed) throws Exception {
    String path = "/reports/v1/" + id + "/samples";
    String commitment =
        HexFormat.of()
            .formatHex(SampleDraw.commitment(HexFormat.of().parseHex(seed), id, "EMP1", 20, 20));
    String entry =
        "{\"indicator\":\"EMP1\",\"counted\":20,\"uncounted\":20,\"commitment\":\"%s\"}"
            .formatted(commitment);
    String company =
        committee.post(path, entry, installation.auditorToken()).path("companyCommitment").asText();
    JsonNode sample =
        committee.post(
            path + "/" + commitment + "/draw",
            "{\"seed\":\"" + seed + "\"}",
            installation.auditorToken());
    assertThat(sample.path("companyCommitment").asText()).isEqualTo(company);
    return sample;
  }

  private CommandRun verifySample(JsonNode committed, String... more) throws Exception {
    return stranger.verifier(
        Stream.concat(
                Stream.of(
                    "sample",
                    "sample.json",
                    "report.json",
                    "export",
                    "--exact",
                    "exact.json",
                    "--commitment",
                    committed.path("commitment").asText(),
                    "--company-commitment",
                    committed.path("companyCommitment").asText()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void anotherFigureIsFoundByItsName() throws Exception {
    ObjectNode report =
        (ObjectNode) JSON.readTree(Files.readAllBytes(stranger.file("report.json")));
    for (JsonNode table : report.path("figures")) {
      if (table.path("indicator").asText().equals("EMP1") && table.path("by").isEmpty()) {
        ObjectNode row = (ObjectNode) table.path("rows").path(0);
        row.put("numerator", row.path("numerator").asLong() + 10);
      }
    }
    Files.write(stranger.file("changed.json"), JSON.writeValueAsBytes(report));
    assertFound(
        "changed.json",
        "export",
        "FAIL EMP1 \\{\\}: numerator is \\d+, which no rounding makes of the recount");
  }

  /** A job that was added to an event that was counted, and an older definition. */
  @Test
  void whatAnInsiderChangesIsFound() throws Exception {
    String report = Files.readString(stranger.file("report.json"));
    Files.writeString(
        stranger.file("older.json"),
        report.replace("{\"id\":\"COM1\",\"version\":\"1\"", "{\"id\":\"COM1\",\"version\":\"0\""));
    assertFound(
        "older.json",
        "export",
        "FAIL report, definition of COM1: this verifier does not count by version 0");
    stranger.copyExport("shortened");
    dropTheLastEntryOfTheFullestShard("shortened");
    assertFound(
        "report.json",
        "shortened",
        "FAIL enrollment, shard \\d+, position \\d+: not there, and the report names it");
  }

  private void dropTheLastEntryOfTheFullestShard(String export) throws Exception {
    Path fullest = null;
    for (int shard = 0; shard < 8; shard++) {
      Path file = stranger.file(export + "/enrollment/" + shard + ".ndjson");
      fullest = fullest == null || Files.size(file) > Files.size(fullest) ? file : fullest;
    }
    List<String> lines = Files.readAllLines(fullest);
    Files.write(fullest, lines.subList(0, lines.size() - 1));
  }

  private void assertFound(String report, String export, String finding) throws Exception {
    CommandRun ended = stranger.verifier("verify", report, export);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output().lines()).anyMatch(it -> it.matches(finding + ".*"));
  }

  /**
   * A report that is frozen while events come in: one position of each shard, behind which the
   * ledgers have gone on by the time it is there.
   */
  @Test
  void aReportFrozenUnderLoadHasOnePositionOfEachShardAndHolds() throws Exception {
    var posting =
        new BackgroundPosting(
            installation.platform("reported-under-load"), SEED, EVENTS_PER_SECOND, LARGEST_BATCH);
    posting.awaitAcknowledged(EVENTS_PER_SECOND);
    String underLoad = committee.freeze("While events come in");
    posting.awaitAcknowledged(LARGEST_BATCH);
    posting.end();
    assertBehindTheHeads(committee.read(underLoad));
    committee.give(stranger, underLoad, "loaded");
    String atRest = committee.freeze("At rest");
    committee.give(stranger, atRest, "once");
    assertThat(committee.freeze("At rest")).isEqualTo(atRest);
    committee.give(stranger, atRest, "twice");
    assertThat(stranger.file("twice.json")).hasSameBinaryContentAs(stranger.file("once.json"));
    assertThat(stranger.export("after-load").exitCode()).isZero();
    for (String name : List.of("loaded", "once")) {
      CommandRun ended =
          stranger.verifier(
              "verify", name + ".json", "after-load", "--exact", name + "-exact.json");
      assertThat(ended.output()).endsWith("all holds\n").doesNotContain("FAIL");
    }
  }

  private void assertBehindTheHeads(JsonNode report) {
    assertThat(report.path("ledgers")).hasSize(2);
    for (JsonNode ledger : report.path("ledgers")) {
      PackagedService service =
          ledger.path("ledger").asText().equals("enrollment")
              ? PackagedService.ENROLLMENT
              : PackagedService.OUTCOME;
      List<Head> heads = installation.ledger(service).heads();
      assertThat(ledger.path("shards").findValuesAsText("shard"))
          .isEqualTo(heads.stream().map(it -> "" + it.shard()).toList());
      assertThat(ledger.path("entries").asLong())
          .as("entries of %s in the report, and now", service)
          .isLessThan(heads.stream().mapToLong(Head::position).sum());
    }
  }
}
