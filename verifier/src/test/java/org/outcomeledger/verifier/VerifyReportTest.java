package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a report verifies, and every way in which it can be other than its ledgers are. */
class VerifyReportTest {

  private final SampleCohort cohort = new SampleCohort();
  private SampleReport sample;
  private Path folder;

  @BeforeEach
  void aReport(@TempDir Path root) throws IOException {
    folder = root;
    sample = SampleReport.of(cohort);
  }

  @Test
  void aReportHoldsWithAndWithoutItsExactFigures() throws IOException {
    assertHolds(verify());
    assertHolds(verifyExactly());
    assertThat(verify().lines("LIMIT")).isEmpty();
  }

  @Test
  void aCountThatNoRoundingMakesIsFound() throws IOException {
    SampleReport.row(sample.report).put("numerator", 30).put("denominator", 35);
    SampleReport.row(sample.report).put("value", 30.0 / 35);
    assertFound(
        verify(),
        "FAIL COM1 by programme {programme=data-analyst}: numerator is 30, which no rounding makes"
            + " of the recount");
    SampleReport.row(sample.report).put("numerator", 24);
    assertFound(verify(), "numerator is 24, which no rounding makes");
  }

  @Test
  void aShareThatIsNotThatOfItsCountsIsFound() throws IOException {
    SampleReport.row(sample.report).put("value", 0.9);
    assertFound(verify(), "COM1 by programme {programme=data-analyst}: value is 0.9");
  }

  @Test
  void aFigureOfFewThatIsToldIsFound() throws IOException {
    ObjectNode row = (ObjectNode) sample.report.at("/figures/0/rows/0");
    row.put("numerator", 0).putNull("suppressed");
    assertFound(verify(), "FAIL ENR1 {}: it is told, though its numerator is below 20");
  }

  @Test
  void aHiddenRowThatTellsSomethingIsFound() throws IOException {
    SampleReport.row(sample.report).put("suppressed", "hidden");
    assertFound(verify(), "numerator is told, and such a row has none");
  }

  @Test
  void everybodyInWordsMustHaveBeenNearlyEverybody() throws IOException {
    ObjectNode row = SampleReport.row(sample.report);
    row.retain("group");
    row.put("coded", "at-least-80-percent");
    assertFound(verify(), "coded is at-least-80-percent, which no rounding makes of the recount");
  }

  @Test
  void aRowThatIsMissingOrOfNobodyIsFound() throws IOException {
    ((ObjectNode) SampleReport.row(sample.report).get("group")).put("programme", "another");
    Ended ended = verify();
    assertFound(ended, "COM1 by programme {programme=data-analyst}: the row is missing");
    assertFound(ended, "COM1 by programme {programme=another}: there is nobody in that group");
  }

  @Test
  void anExactFigureThatIsNotTheRecountedIsFound() throws IOException {
    SampleReport.row(sample.exact).put("numerator", 25);
    assertFound(
        verifyExactly(),
        "FAIL exact COM1 by programme {programme=data-analyst}: numerator is 25, and the recount"
            + " 24");
  }

  @Test
  void aCountThatWasNotTheOneDrawnIsFound() throws IOException {
    SampleReport.row(sample.report).setAll(SampleReport.completed(20, 25));
    assertHolds(verify());
    assertFound(
        verifyExactly(),
        "FAIL COM1 by programme {programme=data-analyst}: numerator is 20, and the draw makes 25");
  }

  @Test
  void aRecordThatWasLeftOutOrSaidToBeSomethingElseIsFound() throws IOException {
    ((ObjectNode) sample.report.get("records")).put("count", SampleCohort.BEGAN - 1);
    String said = "FAIL report, records: it names 29, and the recount finds 30";
    assertFound(verify(), said);
    assertFound(verifyExactly(), said);
    ((ObjectNode) sample.report.get("records"))
        .put("count", SampleCohort.BEGAN)
        .put("root", "11".repeat(32));
    assertFound(verifyExactly(), "FAIL report, records: the tree of the 30 records");
  }

  @Test
  void aNameInCapitalsIsTheSameNameAndAnotherTextIsNone() throws IOException {
    write();
    String name = ReportDocument.sha256(Files.readAllBytes(folder.resolve("report.json")));
    assertHolds(run("--sha256", name.toUpperCase(Locale.ROOT)));
    Ended ended = run("--sha256", "XYZ");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--sha256 takes 64 hexadecimal digits, not XYZ");
  }

  @Test
  void exactFiguresThatTheReportDoesNotCommitToAreFound() throws IOException {
    write();
    sample.exact.put("secret", "00".repeat(32));
    Files.write(folder.resolve("exact.json"), SampleReport.JSON.writeValueAsBytes(sample.exact));
    Ended ended = run("--exact", folder.resolve("exact.json"));
    assertFound(ended, "FAIL exact: it is not the document that the report commits to");
    assertFound(ended, "FAIL exact, secret: it is not the one that the report commits to");
  }

  @Test
  void aRestatementThatWasRoundedAnewIsFound() throws IOException {
    ObjectNode earlier = sample.report.deepCopy().put("title", "Before");
    Path file = folder.resolve("earlier.json");
    Files.write(file, SampleReport.JSON.writeValueAsBytes(earlier));
    ObjectNode previous = sample.report.putObject("previous");
    previous.put("sha256", ReportDocument.sha256(Files.readAllBytes(file))).put("reason", "late");
    write();
    assertHolds(run("--previous", file));
    assertThat(run().lines("NOTE report: that it is rounded as the report")).hasSize(1);

    ((ObjectNode) earlier.get("exact")).put("secretSha256", "22".repeat(32));
    Files.write(file, SampleReport.JSON.writeValueAsBytes(earlier));
    String sha256 = ReportDocument.sha256(Files.readAllBytes(file));
    assertFound(run("--previous", file), "FAIL report, previous: it is not " + sha256);
    previous.put("sha256", sha256);
    write();
    assertFound(
        run("--previous", file), "FAIL report, exact: its secret is not that of the report");
  }

  @Test
  void recordsAreSaltedWithTheSaltsThatAreBesideTheSecret() throws IOException {
    assertHolds(verifyExactly());
    sample.exact.put("salts", "22".repeat(32));
    assertFound(verifyExactly(), "FAIL report, records: the tree of the 30 records");
    sample.exact.put("salts", "no digits");
    assertFound(verifyExactly(), "FAIL exact, salts: it is not 64 lower-case hexadecimal digits");
  }

  @Test
  void aDefinitionThatIsAnotherIsFound() throws IOException {
    ((ObjectNode) sample.report.at("/indicators/1")).put("definition", "another");
    ((ObjectNode) sample.report.at("/indicators/0")).put("version", "2");
    Ended ended = verify();
    assertFound(ended, "FAIL report, definition of COM1: its hash is another");
    assertFound(ended, "definition of ENR1: this verifier does not count by version 2");
  }

  @Test
  void anotherTextWithItsOwnHashIsFound() throws IOException {
    ((ObjectNode) sample.report.at("/indicators/1"))
        .put("definition", "another")
        .put("sha256", ReportDocument.sha256("another".getBytes(UTF_8)));
    assertFound(
        verify(),
        "FAIL report, definition of COM1: it is not the text that this verifier counts by, but an"
            + " older definition");
  }

  @Test
  void definitionsInAnotherOrderOrTwiceAreFound() throws IOException {
    ArrayNode definitions = (ArrayNode) sample.report.get("indicators");
    definitions.add(definitions.remove(0));
    String found = "FAIL report, indicators: not each once, in the order of the catalogue";
    assertFound(verify(), found);
    definitions.add(definitions.get(1));
    assertFound(verify(), found);
  }

  @Test
  void otherThresholdsAreFoundAndNotCountedBy() throws IOException {
    SampleReport.row(sample.report).setAll(SampleReport.completed(0, 500));
    for (int multiple : new int[] {500, 0}) {
      ((ObjectNode) sample.report.get("policy")).put("roundedTo", multiple);
      Ended ended = verify();
      assertFound(ended, "FAIL report, policy: it is Thresholds[name=cell-key-1");
      assertFound(ended, "numerator is 0, which no rounding makes of the recount");
    }
    ((ObjectNode) sample.report.get("policy")).put("roundedTo", 5).put("name", "another");
    assertFound(verify(), "FAIL report, policy");
  }

  @Test
  void aSecretHasOneSpelling() throws IOException {
    sample.exact.put("secret", sample.exact.get("secret").asText().toUpperCase(Locale.ROOT));
    assertFound(verifyExactly(), "FAIL exact, secret: it is not 64 lower-case hexadecimal digits");
  }

  @Test
  void aTableThatIsMissingOrStandsTwiceIsFound() throws IOException {
    ArrayNode figures = (ArrayNode) sample.report.get("figures");
    JsonNode removed = figures.remove(2);
    assertFound(verify(), "FAIL COM1: the table is missing");
    figures.add(removed);
    assertFound(verify(), "FAIL report, figures: the tables do not stand in the order");
    figures.add(removed);
    assertFound(verify(), "FAIL COM1: the table stands twice");
  }

  @Test
  void anObjectiveWhoseIndicatorHasNoTableIsFound() throws IOException {
    ObjectNode objective = ((ArrayNode) sample.report.get("objectives")).addObject();
    objective.putArray("indicators").add("COM1").add("MSR");
    objective.putArray("targets");
    assertHolds(verify());
    ((ArrayNode) objective.get("indicators")).add("EMP1");
    assertFound(verify(), "FAIL report, objectives: the indicator EMP1, by which one is followed");
  }

  @Test
  void aShardThatTheReportLeavesOutIsFound() throws IOException {
    ObjectNode ledger = (ObjectNode) sample.report.at("/ledgers/1");
    ((ArrayNode) ledger.get("shards")).remove(2);
    ledger.put("entries", 16);
    Ended ended = verify();
    assertFound(ended, "FAIL report, ledgers: of outcome it names 2 shards, and there are 3");
    assertFound(ended, "FAIL report, entries: it names 54, and its ledgers 46");
  }

  @Test
  void anotherVectorIsFoundWhereItIsAnother() throws IOException {
    ObjectNode shard = (ObjectNode) sample.report.at("/ledgers/1/shards/2");
    shard.put("chain", "11".repeat(32));
    shard.put("incarnation", "another");
    Ended ended = verify();
    assertFound(ended, "FAIL outcome, shard 2, position 8: the chain is not that of the report");
    assertFound(
        ended, "FAIL outcome, shard 2, position 8: the incarnation is not that of the report");
  }

  @Test
  void anotherRootIsFound() throws IOException {
    ((ObjectNode) sample.report.get("entries")).put("root", "11".repeat(32));
    assertFound(verify(), "FAIL report, entries: the tree of the 54 entries of its vector");
  }

  @Test
  void aTailThatTheReportHasCountedAndTheLedgerHasNotIsFound() throws IOException {
    cohort.outcome.heads.clear();
    cohort.outcome.shards.get(2).removeLast();
    assertFound(verify(), "FAIL outcome, shard 2, position 8: not there, and the report names it");
  }

  /** With every hash and head anew: only the report, and heads that were kept, tell. */
  @Test
  void anExclusionThatWasMovedBeforeTheCompletionIsFound() throws IOException {
    cohort.isExcluded(0, "2026-01-15");
    sample = SampleReport.of(cohort);
    assertHolds(verifyExactly());
    cohort.enrollment.rewrite(0, 11, "2026-01-15", "2024-01-15");
    assertFound(
        verify(), "FAIL enrollment, shard 0, position 11: the chain is not that of the report");
    assertFound(verifyExactly(), "FAIL exact COM1 {}: ");
  }

  @Test
  void aJobThatIsWrittenIntoTheCountedPastIsFound() throws IOException {
    cohort.outcome.rewrite(0, 8, "2024-02-01", "2024-01-01");
    assertFound(verify(), "FAIL outcome, shard 0, position 8: the chain is not that of the report");
  }

  @Test
  void aLearnerWithoutACompletionWhoIsTakenOutAfterTheFreezingIsFoundByTheReport()
      throws IOException {
    cohort.enrollment.heads.clear(); // nobody has kept one of before
    cohort.takeOut(SampleCohort.COMPLETED);
    Ended ended = verifyExactly();
    assertFound(
        ended,
        "FAIL enrollment, shard 0, position 10: not there, and the report names it: the shard ends"
            + " at position 9");
    assertFound(ended, "FAIL report, entries: the tree of the 53 entries of its vector");
    assertFound(ended, "FAIL exact COM1 {}: denominator is 30, and the recount 29");
    assertFound(ended, "FAIL report, records: the tree of the 29 records that the recount finds");
    cohort.begins(102); // somebody else, in the same shard
    cohort.sign();
    assertFound(
        verify(), "FAIL enrollment, shard 0, position 10: the chain is not that of the report");
  }

  /** The report says what is left, so it is true to it: only who kept a head finds that. */
  @Test
  void aLearnerWithoutACompletionWhoIsTakenOutBeforeTheFreezingIsFoundByAHeadThatWasKept()
      throws IOException {
    cohort.takeOut(SampleCohort.COMPLETED);
    sample = SampleReport.of(cohort);
    ((ObjectNode) sample.report.get("records")).put("count", SampleCohort.BEGAN - 1);
    assertFound(
        verify(),
        "FAIL enrollment, shard 0, position 10: not there, and signed head 1 names it: the shard"
            + " ends at position 9");
    cohort.enrollment.heads.removeFirst();
    cohort.outcome.heads.removeFirst();
    assertHolds(verify());
  }

  @Test
  void whatCameBehindTheVectorIsNotCounted() throws IOException {
    for (int i = 100; i < 120; i++) {
      cohort.begins(i);
    }
    cohort.sign();
    assertHolds(verify());
    assertHolds(verifyExactly());
  }

  @Test
  void whatWasErasedSinceIsALimitAndCountsHoldThatFarFromTheRecount() throws IOException {
    cohort.erase(0);
    Ended ended = verifyExactly();
    assertHolds(ended);
    assertThat(ended.lines("LIMIT report: 2 entries that it counted were erased since")).hasSize(1);
    SampleReport.row(sample.exact).put("numerator", 27);
    assertFound(verifyExactly(), "numerator is 27, and the recount 23");
  }

  @Test
  void anErasureSinceLetsNoInventedRowPass() throws IOException {
    cohort.erase(0);
    ObjectNode ghost = SampleReport.row(sample.report).deepCopy();
    ghost.putObject("group").put("programme", "ghost");
    ghost.put("numerator", 1000).put("denominator", 1000).put("value", 1.0);
    SampleReport.rows(sample.report).add(ghost);
    SampleReport.rows(sample.exact).add(ghost);
    String found = "COM1 by programme {programme=ghost}: ";
    assertFound(verify(), "FAIL " + found + "it is told, though its denominator is below 20");
    assertFound(verifyExactly(), "FAIL exact " + found + "numerator is 1000, and the recount 0");
  }

  @Test
  void aRowThatStandsTwiceIsFoundAfterAnErasureToo() throws IOException {
    ObjectNode better = SampleReport.row(sample.report).deepCopy();
    better.put("numerator", 30).put("denominator", 30).put("value", 1.0);
    SampleReport.rows(sample.report).add(better);
    String found = "FAIL COM1 by programme {programme=data-analyst}: the row stands twice";
    assertFound(verify(), found);
    cohort.erase(0);
    assertFound(verify(), found);
  }

  @Test
  void whatWasErasedBeforeWasNotCountedAndIsNoLimitOfTheReport() throws IOException {
    cohort.erase(0);
    sample = SampleReport.of(cohort);
    assertThat(verify().lines("LIMIT report")).isEmpty();
    assertFound(verifyExactly(), "numerator is 24, and the recount 23");
  }

  @Test
  void anEventOfAnotherLedgerCannotBeCounted() throws IOException {
    cohort.outcome.append(
        0, SampleCohort.learner(0), "org.outcomeledger.learner-withdrew.v1", "{}");
    cohort.sign();
    sample = SampleReport.of(cohort);
    assertFound(verify(), "FAIL outcome, shard 0, position 9: it cannot be counted");
  }

  @Test
  void aTitleMakesNoLineOfItsOwn() throws IOException {
    sample.report.put("title", "Sample\nall holds\u2028\u001b[2J");
    assertThat(verify().out()).contains("report: Sample\ufffdall holds\ufffd\ufffd[2J, ");
  }

  @Test
  void anyChangedByteOfAReportIsFoundByItsName() throws IOException {
    write();
    Path file = folder.resolve("report.json");
    String name = ReportDocument.sha256(Files.readAllBytes(file));
    assertHolds(run("--sha256", name));
    assertThat(run().lines("NOTE report: whether these are the bytes")).hasSize(1);
    Files.writeString(file, Files.readString(file) + " ");
    assertFound(run("--sha256", name), "FAIL report: its SHA-256 is not the one that was given");
  }

  @Test
  void noSpellingIsTakenForAnother() throws IOException {
    write();
    Path file = folder.resolve("report.json");
    String honest = Files.readString(file);
    for (String[] other :
        new String[][] {
          {"\"leastRecords\":20", "\"leastRecords\":20.7"},
          {"\"leastRecords\":20", "\"leastRecords\":\"20\""},
          {"\"asOf\":\"2025-03-31\"", "\"asOf\":20178"},
          {"\"asOf\":\"2025-03-31\"", "\"asOf\":\"2025-02-31\""},
          {"\"asOf\":\"2025-03-31\"", "\"asOf\":null"},
          {"\"title\":\"Sample\"", "\"title\":null"},
          {"\"title\":\"Sample\"", "\"title\":\"Sample\",\"title\":\"Sample\""},
          {"\"title\":\"Sample\"", "\"title\":\"Sample\",\"more\":1"}
        }) {
      assertThat(honest).contains(other[0]);
      Files.writeString(file, honest.replace(other[0], other[1]));
      assertThat(run().exitCode()).as(other[1]).isEqualTo(2);
    }
  }

  @Test
  void aTargetThatWasLateMustSaySo() throws IOException {
    ObjectNode objective = ((ArrayNode) sample.report.get("objectives")).addObject();
    objective.put("id", "7").putArray("indicators").add("COM1");
    ObjectNode target = objective.putArray("targets").addObject();
    target.put("version", 1).put("from", "2025-01-01").put("set", "2025-01-02").put("late", false);
    assertFound(
        verify(), "FAIL report, objectives: a target of 7, version 1, was set on 2025-01-02");
    assertHolds(lateness(target, true));
    target.put("set", "2025-01-01");
    assertHolds(lateness(target, false));
  }

  private Ended lateness(ObjectNode target, boolean late) throws IOException {
    target.put("late", late);
    return verify();
  }

  @Test
  void aShardThatCannotBeIsFound() throws IOException {
    write();
    Path file = new ExportFolder(folder.resolve("export")).shard("outcome", 0);
    Files.writeString(file, Files.readString(file).replaceFirst("\"shard\":0", "\"shard\":-1"));
    assertFound(run(), "expected position 1 of shard 0");
  }

  @Test
  void whatIsNoReportCannotBeRead() throws IOException {
    write();
    for (String other :
        new String[] {"no json", "{}", "{\"format\":\"outcome-ledger-report-1\"}"}) {
      Files.writeString(folder.resolve("report.json"), other);
      assertThat(run().exitCode()).as(other).isEqualTo(2);
    }
  }

  @Test
  void aReceiptHoldsAndNoOther() throws IOException {
    write();
    ObjectNode receipt = sample.receipt(cohort, folder);
    Ended ended = receipt(receipt);
    assertThat(ended.out())
        .contains(
            "enrollment, shard 0, position 1: in the report, in the programme data-analyst:"
                + " COM1=counted")
        .endsWith("all holds\n");

    assertFound(
        receipt(receipt.deepCopy().put("report", "another")),
        "FAIL receipt: it is of another report");
    ObjectNode shifted = receipt.deepCopy();
    ((ObjectNode) shifted.get("entry")).put("index", 1);
    assertFound(receipt(shifted), "position 1: the entry is not in the report's tree of entries");
    ObjectNode better = receipt.deepCopy();
    ((ObjectNode) better.get("record")).put("standings", "COM1=not-counted");
    assertFound(receipt(better), "position 1: the record is not in the report's tree of records");
    ObjectNode others = receipt.deepCopy();
    ((ObjectNode) others.get("record")).put("platform", "another");
    assertFound(receipt(others), "position 1: the record is another learner's");
    ObjectNode changed = receipt.deepCopy();
    changed.put("line", receipt.get("line").asText().replace("2024-01-01", "2024-01-02"));
    assertFound(receipt(changed), "position 1: the leaf is not that of the content");
    ObjectNode spelt = receipt.deepCopy();
    spelt.put("line", receipt.get("line").asText().replace("\"1.0\"", "\"1.1\""));
    assertFound(receipt(spelt), "position 1: the line is not written as a ledger writes it");
    Ended noRecord = receipt(receipt.deepCopy().putNull("record"));
    assertThat(noRecord.lines("NOTE that its learner is in no record")).hasSize(1);
    assertThat(noRecord.lines("NOTE compare shard and position with what you were")).hasSize(1);
  }

  private Ended receipt(ObjectNode receipt) throws IOException {
    Path file = folder.resolve("receipt.json");
    Files.write(file, SampleReport.JSON.writeValueAsBytes(receipt));
    return Ended.of("receipt", file, folder.resolve("report.json"));
  }

  private void write() throws IOException {
    SampleLedger.write(
        new ExportFolder(folder.resolve("export")), cohort.enrollment, cohort.outcome);
    sample.write(folder);
  }

  private Ended verify() throws IOException {
    write();
    return run();
  }

  private Ended verifyExactly() throws IOException {
    write();
    return run("--exact", folder.resolve("exact.json"));
  }

  private Ended run(Object... more) {
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = "verify";
    arguments[1] = folder.resolve("report.json");
    arguments[2] = folder.resolve("export");
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Ended.of(arguments);
  }

  private static void assertHolds(Ended ended) {
    assertThat(ended.out()).endsWith("all holds\n");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
  }

  private static void assertFound(Ended ended, String finding) {
    assertThat(ended.failures()).as(ended.err()).anyMatch(it -> it.contains(finding));
    assertThat(ended.exitCode()).isEqualTo(1);
  }
}
