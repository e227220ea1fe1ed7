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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.Sha256;
import org.outcomeledger.indicators.statistics.ErrorRate;
import org.outcomeledger.indicators.statistics.Interval;
import org.outcomeledger.indicators.statistics.SampledStratum;
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
  private ObjectNode findings;
  private ObjectNode published;
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
        verify(),
        "FAIL sample, seed: with report, indicator and sizes it is not what was committed to");
    assertFound(verify(), "FAIL sample, counted: number");
  }

  @Test
  void anotherNumberThanThatWhichWasCommittedToIsFound() throws IOException {
    ((ObjectNode) sample.at("/strata/0")).put("asked", ASKED - 1);
    drawn(0).remove(ASKED - 1);
    assertFound(verify(), "FAIL sample, seed: with report, indicator and sizes it is not what was");
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

  @Test
  void whatWasFoundComesToWhatIsTold() throws IOException {
    found(List.of("right", "wrong", "not-verifiable"));
    Ended ended = verifyFindings();
    assertThat(ended.failures()).isEmpty();
    assertThat(ended.out()).contains("sample, findings: rate 0.32, 95 % interval ");
    assertThat(ended.lines("LIMIT not compared: sample, findings")).isEmpty();
    assertThat(verify("--findings", file("findings.json")).out())
        .contains("LIMIT not compared: sample, findings: with what everybody is told of them");
  }

  @Test
  void thereIsNoRateBeforeEveryRecordHasAFinding() throws IOException {
    found(List.of());
    ((ArrayNode) findings.get("findings")).remove(9);
    findings.put("head", findings.at("/findings/8/hash").asText());
    findings.putNull("errors").putNull("examinedAt");
    ((ObjectNode) findings.at("/strata/1")).put("right", 4).put("open", 1).putNull("atMost");
    assertThat(verify("--findings", file("findings.json")).failures()).isEmpty();
    found(List.of());
    ((ArrayNode) findings.get("findings")).remove(9);
    assertFound(
        verify("--findings", file("findings.json")),
        "FAIL sample, findings: errors is ToldErrors[rate=0.0, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/errors/rate                | 0.01    | errors: they are ToldErrors[rate=0.01, ",
        "/errors/low                 | 0       | errors: they are",
        "/errors/high                | 0.51    | errors: they are",
        "/errors/atMost              | 0.04    | errors: they are",
        "/errors/withinTolerance     | true    | errors: they are",
        "/strata/0/right             | 5       | strata is",
        "/strata/1/atMost            | 0.1     | strata is",
        "/erased                     | 1       | erased is 1, and the findings come to 0",
        "/replaced                   | 1       | replaced is 1, and the findings come to 0",
        "/examinedAt                 | \"x\"   | examinedAt is x",
        "/head                       | \"00\"  | head is 00",
        "/sample                     | \"00\"  | they are of another sample",
        "/findings/3/note            | \"two\" | number 4 does not go on from the one before",
        "/findings/3/note            | null    | number 4 does not go on from the one before",
        "/findings/3/seenSha256      | null    | number 4 does not go on from the one before",
        "/findings/3/at              | \"2026-12-01T05:00:03Z\" | number 4 does not go on",
        "/findings/1/finding         | \"right\" | number 2 does not go on from the one before",
        "/findings/1/finding         | \"right\" | errors: they are",
        "/findings/1/finding         | \"good\" | it was not drawn, or nothing was found",
        "/findings/1/leaf            | \"00\"  | it was not drawn, or nothing was found: 00, wrong"
      })
  void whatIsToldOtherwiseThanItWasFoundIsFound(String member, String value, String finding)
      throws IOException {
    found(List.of("right", "wrong"));
    change(findings, member, value);
    assertFound(verifyFindings(), "FAIL sample, findings: " + finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/samples/0/errors/rate  | 0.15   | published errors: they are ToldErrors[rate=0.15, ",
        "/samples/0/errors/atMost | 0.05  | published errors: they are",
        "/samples/0/findingsHead | \"00\" | published findingsHead is 00",
        "/samples/0/replaced     | 1      | published replaced is 1",
        "/samples/0/erased       | 1      | published erased is 1",
        "/samples/0/examinedAt   | null   | published examinedAt is null",
        "/samples/0/commitment   | \"00\" | the sample is not in the list"
      })
  void whatIsPublishedOtherwiseIsFound(String member, String value, String finding)
      throws IOException {
    found(List.of("right", "wrong"));
    change(published, member, value);
    assertFound(verifyFindings(), "FAIL sample, findings: " + finding);
  }

  private static void change(ObjectNode document, String member, String value) throws IOException {
    int end = member.lastIndexOf('/');
    ((ObjectNode) document.at(member.substring(0, end)))
        .set(member.substring(end + 1), SampleReport.JSON.readTree(value));
  }

  /** Findings of the drawn records in their order, and right where none is named. */
  private void found(List<String> first) throws IOException {
    findings = SampleReport.JSON.createObjectNode();
    findings.put("format", "outcome-ledger-findings-1").put("sample", commitment(SEED));
    var sampled = new ArrayList<SampledStratum>();
    ArrayNode strata = findings.putArray("strata");
    for (int stratum = 0; stratum < 2; stratum++) {
      long records = sample.at("/strata/" + stratum + "/records").asLong();
      int wrong = stratum == 0 ? (int) first.stream().filter("wrong"::equals).count() : 0;
      int unclear =
          stratum == 0 ? (int) first.stream().filter("not-verifiable"::equals).count() : 0;
      var counts = new SampledStratum(records, ASKED, wrong + unclear);
      sampled.add(counts);
      strata
          .addObject()
          .put("stratum", stratum == 0 ? "counted" : "uncounted")
          .put("records", records)
          .put("drawn", ASKED)
          .put("right", ASKED - wrong - unclear)
          .put("wrong", wrong)
          .put("notVerifiable", unclear)
          .put("open", 0)
          .put("atMost", ErrorRate.atMostIn(counts, 0));
    }
    ErrorRate rate = ErrorRate.of(sampled, 0);
    findings.put("erased", 0);
    findings.set("errors", errors(rate.rate(), rate.interval(), rate.atMost(), rate.atMost()));
    findings.put("examinedAt", "2026-12-01T05:00:09.5Z").put("replaced", 0);
    chain(first);
    published = SampleReport.JSON.createObjectNode();
    ObjectNode told = published.putArray("samples").addObject();
    told.put("commitment", commitment(SEED)).put("replaced", 0).put("erased", 0);
    told.set("findingsHead", findings.get("head"));
    told.set("examinedAt", findings.get("examinedAt"));
    Interval outward =
        new Interval(
            rate.interval().method(),
            rate.interval().level(),
            Math.floor(rate.interval().low() * 100) / 100,
            Math.ceil(rate.interval().high() * 100) / 100);
    told.set(
        "errors",
        errors(
            Math.rint(rate.rate() * 100) / 100,
            outward,
            Math.ceil(rate.atMost() * 100) / 100,
            rate.atMost()));
  }

  private static ObjectNode errors(double rate, Interval limits, double atMost, double exactly) {
    return SampleReport.JSON
        .createObjectNode()
        .put("rate", rate)
        .put("low", limits.low())
        .put("high", limits.high())
        .put("atMost", atMost)
        .put("method", limits.method())
        .put("tolerated", 0.05)
        .put("withinTolerance", exactly <= 0.05);
  }

  /** By the formula of docs/report-format.md. */
  private void chain(List<String> first) throws IOException {
    List<String> leaves =
        Stream.of(0, 1).flatMap(it -> drawn(it).findValuesAsText("leaf").stream()).toList();
    ArrayNode all = findings.putArray("findings");
    String before = ReportDocument.sha256(SampleReport.JSON.writeValueAsBytes(sample));
    for (int i = 0; i < leaves.size(); i++) {
      String finding = i < first.size() ? first.get(i) : "right";
      String note = i % 2 == 0 ? null : "Gesehen, à Paris";
      String at = "2026-12-01T05:00:0%d.5Z".formatted(i);
      String seen = "ab".repeat(32);
      before =
          hash(
              HEX.formatHex("finding\0".getBytes(UTF_8))
                  + before
                  + Stream.of(leaves.get(i), finding, note == null ? "" : note, seen, at)
                      .map(it -> it.getBytes(UTF_8))
                      .map(it -> "%08x".formatted(it.length) + HEX.formatHex(it))
                      .collect(Collectors.joining()));
      all.addObject()
          .put("leaf", leaves.get(i))
          .put("finding", finding)
          .put("note", note)
          .put("seenSha256", seen)
          .put("at", at)
          .put("hash", before);
    }
    findings.put("head", before);
  }

  private Ended verifyFindings() throws IOException {
    Files.write(folder.resolve("published.json"), SampleReport.JSON.writeValueAsBytes(published));
    return verify("--findings", file("findings.json"), "--published", file("published.json"));
  }

  private String file(String name) throws IOException {
    Files.write(folder.resolve("findings.json"), SampleReport.JSON.writeValueAsBytes(findings));
    return folder.resolve(name).toString();
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

  private String commitment(String seed) throws IOException {
    String asked =
        "%s COM1 %d %d"
            .formatted(
                ReportDocument.sha256(Files.readAllBytes(folder.resolve("report.json"))),
                ASKED,
                ASKED);
    return hash(
        HEX.formatHex("commitment\0".getBytes(UTF_8))
            + seed
            + HEX.formatHex(asked.getBytes(UTF_8)));
  }

  private static String hash(String hex) {
    return ReportDocument.sha256(HEX.parseHex(hex));
  }
}
