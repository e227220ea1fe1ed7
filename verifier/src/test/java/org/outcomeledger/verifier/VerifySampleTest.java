package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.Sha256;
import org.outcomeledger.verifier.ReceiptDocument.RecordProof;

/** An audit sample that was drawn as it had to be, and every way in which it can be another. */
class VerifySampleTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String SEED = "a1".repeat(32);
  private static final String COMPANY = "c0".repeat(32);
  private static final int ASKED = 5;

  private final SampleCohort cohort = new SampleCohort();
  private SampleReport report;
  private ObjectNode sample;
  private Path folder;

  @BeforeEach
  void aSampleOfAReport(@TempDir Path root) throws IOException {
    folder = root;
    report = SampleReport.of(cohort);
    report.write(folder);
    sample = sample(SEED, COMPANY);
  }

  @Test
  void whatWasDrawnBySeedAndRecordsAloneHoldsAndIsPrinted() throws IOException {
    Ended ended = verify("--commitment", commitment(SEED), "--company-commitment", hash(COMPANY));
    assertThat(ended.failures()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).endsWith("all holds\n");
    assertThat(ended.out())
        .contains("sample, counted: 24 records, 5 drawn", "sample, uncounted: 6 records, 5 drawn");
    assertThat(ended.lines(drawn(0).get(0).get("leaf").asText()))
        .singleElement()
        .asString()
        .contains("counted, data-analyst of acme, events e:", " o:", "evidence none");
  }

  @Test
  void thatNobodyKeptTheCommitmentsIsSaid() throws IOException {
    Ended ended = verify("--commitment", commitment(SEED));
    assertThat(ended.lines("LIMIT not compared: sample, company: the commitment")).hasSize(1);
    assertThat(ended.out().lines().toList().getLast())
        .startsWith("what was compared holds; not compared: sample, company: the commitment");
    assertThat(ended.exitCode()).isZero();
    assertThat(verify().lines("LIMIT not compared: sample, ")).hasSize(2);
  }

  @Test
  void anotherSeedThanThatWhichWasCommittedToIsFound() throws IOException {
    sample.put("seed", "b2".repeat(32));
    assertFound(
        verify(), "FAIL sample, seed: with indicator and sizes it is not what was committed to");
    assertFound(verify(), "FAIL sample, counted: number");
  }

  @Test
  void anotherNumberThanThatWhichWasCommittedToIsFound() throws IOException {
    ((ObjectNode) sample.at("/strata/0")).put("asked", ASKED - 1);
    drawn(0).remove(ASKED - 1);
    assertFound(verify(), "FAIL sample, seed: with indicator and sizes it is not what was");
  }

  @Test
  void aCompanyThatChoseItsPartAfterwardsIsFound() throws IOException {
    sample = sample(SEED, "d3".repeat(32));
    assertFound(
        verify("--company-commitment", hash(COMPANY)),
        "FAIL sample, company: the commitment is not the one that was given");
    sample.put("companyCommitment", hash(COMPANY));
    assertFound(verify(), "FAIL sample, company: its SHA-256 is not what was committed to");
  }

  @Test
  void anotherDrawsSampleIsFound() throws IOException {
    ObjectNode another = sample("b2".repeat(32), COMPANY);
    sample.set("strata", another.get("strata"));
    assertFound(
        verify(),
        "FAIL sample, counted: number 1 is %s, and the draw makes "
            .formatted(drawn(0).get(0).get("leaf").asText()));
  }

  @Test
  void aRecordThatWasExchangedForAnotherIsFound() throws IOException {
    String last = leaves(true).getLast();
    ((ObjectNode) drawn(0).get(3)).put("leaf", last);
    assertFound(verify(), "FAIL sample, counted: number 4 is " + last + ", and the draw makes ");
  }

  @Test
  void aRecordThatIsNoneIsFound() throws IOException {
    ((ObjectNode) drawn(1).get(0)).put("leaf", "00".repeat(32));
    assertFound(verify(), "FAIL sample, uncounted: it has records that the recount does not find");
  }

  @Test
  void fewerRecordsThanWereAskedForAreFound() throws IOException {
    drawn(0).remove(4);
    assertFound(verify(), "FAIL sample, counted: 4 are drawn, and 5 were asked for");
  }

  @Test
  void aStratumThatIsSaidToBeSmallerIsFound() throws IOException {
    ((ObjectNode) sample.at("/strata/1")).put("records", 5);
    assertFound(verify(), "FAIL sample, uncounted: it has 5 records, and the recount finds 6");
  }

  @Test
  void otherEventsOrAnotherStandingThanTheRecordsAreFound() throws IOException {
    ((ObjectNode) drawn(1).get(2)).put("standing", "pending");
    assertFound(verify(), "and the recount finds SampledRecord");
    sample = sample(SEED, COMPANY);
    ((ArrayNode) drawn(0).get(2).get("events")).remove(1);
    assertFound(verify(), "and the recount finds SampledRecord");
  }

  @Test
  void theSampleOfAnotherReportIsFound() throws IOException {
    sample.put("report", "00".repeat(32));
    assertFound(verify(), "FAIL sample: it is of another report");
  }

  @Test
  void whoWasErasedBeforeTheDrawHasToBeSaid() throws IOException {
    cohort.erase(3);
    int counted = leaves(true).size();
    ((ObjectNode) sample.at("/strata/0")).put("records", counted - 1);
    assertFound(
        verify(), "FAIL sample, erased: it says 0 before the draw, and the recount finds 1");
    sample.put("erased", 1);
    assertThat(verify().failures()).noneMatch(it -> it.contains("sample, erased"));
    sample.put("erased", 2);
    assertFound(
        verify(), "FAIL sample, erased: it says 2 before the draw, and the recount finds 1");
  }

  @Test
  void whoWasErasedSinceIsALimitAndTheOthersAreDrawnAsBefore() throws IOException {
    cohort.erase(3);
    Ended ended = verify();
    assertThat(ended.failures()).isEmpty();
    assertThat(ended.lines("LIMIT sample: of 1 records of the report")).hasSize(1);
    ((ObjectNode) drawn(1).get(0)).put("leaf", leaves(false).getFirst());
    ((ObjectNode) drawn(1).get(1)).put("leaf", leaves(false).getFirst());
    assertFound(verify(), "FAIL sample, uncounted: number");
  }

  private Ended verify(String... options) throws IOException {
    Path export = folder.resolve("export");
    SampleLedger.write(new ExportFolder(export), cohort.enrollment, cohort.outcome);
    Files.write(folder.resolve("sample.json"), SampleReport.JSON.writeValueAsBytes(sample));
    return Ended.of(
        Stream.concat(
                Stream.of(
                    "sample",
                    folder.resolve("sample.json"),
                    folder.resolve("report.json"),
                    export,
                    "--exact",
                    folder.resolve("exact.json")),
                Arrays.stream(options))
            .toArray());
  }

  private static void assertFound(Ended ended, String finding) {
    assertThat(ended.failures()).anyMatch(it -> it.contains(finding.replaceFirst("^FAIL ", "")));
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  private ArrayNode drawn(int stratum) {
    return (ArrayNode) sample.at("/strata/" + stratum + "/drawn");
  }

  /** As docs/report-format.md has it. */
  private ObjectNode sample(String seed, String company) throws IOException {
    String id = ReportDocument.sha256(Files.readAllBytes(folder.resolve("report.json")));
    byte[] drawnBy =
        Sha256.of(HEX.parseHex(HEX.formatHex("sample\0".getBytes(UTF_8)) + id + seed + company));
    ObjectNode made = SampleReport.JSON.createObjectNode();
    made.put("format", "outcome-ledger-sample-1");
    made.put("report", id);
    made.put("indicator", "COM1");
    made.put("commitment", commitment(seed));
    made.put("companyCommitment", hash(company));
    made.put("seed", seed);
    made.put("company", company);
    made.put("erased", 0);
    ArrayNode strata = made.putArray("strata");
    stratum(strata.addObject(), true, drawnBy);
    stratum(strata.addObject(), false, drawnBy);
    return made;
  }

  private void stratum(ObjectNode into, boolean counted, byte[] seed) {
    List<String> leaves = new ArrayList<>(leaves(counted));
    leaves.sort((one, other) -> Arrays.compareUnsigned(rank(seed, one), rank(seed, other)));
    into.put("stratum", counted ? "counted" : "uncounted");
    into.put("records", leaves.size());
    into.put("asked", ASKED);
    ArrayNode drawn = into.putArray("drawn");
    for (String leaf : leaves.subList(0, ASKED)) {
      ObjectNode record = drawn.addObject().put("leaf", leaf);
      record.put("standing", counted ? "counted" : "not-counted");
      ArrayNode events = record.putArray("events");
      int number = number(leaf);
      String at = number % SampleLedger.SHARDS + ":" + (number / SampleLedger.SHARDS + 1);
      events.add("e:" + at);
      if (counted) {
        events.add("o:" + at);
      }
      record.putArray("evidence");
    }
  }

  private static byte[] rank(byte[] seed, String leaf) {
    return Sha256.of(HEX.parseHex(HEX.formatHex(seed) + leaf));
  }

  private List<String> leaves(boolean counted) {
    return report.records.stream()
        .filter(it -> it.standings().equals("COM1=counted") == counted)
        .map(VerifySampleTest::leaf)
        .toList();
  }

  private int number(String leaf) {
    RecordProof record =
        report.records.stream().filter(it -> leaf(it).equals(leaf)).findFirst().orElseThrow();
    return IntStream.range(0, SampleCohort.BEGAN)
        .filter(it -> SampleCohort.learner(it).toString().equals(record.learner()))
        .findFirst()
        .orElseThrow();
  }

  private static String leaf(RecordProof it) {
    return HEX.formatHex(MerkleTree.leaf(ReceiptVerification.leaf(it)));
  }

  private static String commitment(String seed) {
    String asked = "COM1 %d %d".formatted(ASKED, ASKED);
    return hash(
        HEX.formatHex("commitment\0".getBytes(UTF_8))
            + seed
            + HEX.formatHex(asked.getBytes(UTF_8)));
  }

  private static String hash(String hex) {
    return ReportDocument.sha256(HEX.parseHex(hex));
  }
}
