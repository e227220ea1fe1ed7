package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.format.LedgerEntry;

/** What verifies, and every way in which an export can be other than the ledger was. */
class VerifyLedgersTest {

  private final SampleLedger enrollment = SampleLedger.of("enrollment");
  private final SampleLedger outcome = SampleLedger.of("outcome");
  private ExportFolder folder;

  @BeforeEach
  void anExport(@TempDir Path root) throws IOException {
    folder = new ExportFolder(root);
    write();
  }

  private void write() throws IOException {
    SampleLedger.write(folder, enrollment, outcome);
  }

  @Test
  void anExportThatNobodyChangedHolds() {
    Ended ended = verify();
    assertThat(ended.out()).endsWith("all holds\n").contains("outcome: 3 shards, 29 entries");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void whatErasuresLeaveUncheckableIsALimitAndNothingElseIs() {
    assertThat(verify().lines("LIMIT"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("LIMIT enrollment, shard 1: 3 of 11 entries are empty (positions 1, 3, 7)");
  }

  @Test
  void aChangedValueIsFoundWhereItStands() throws IOException {
    Path file = folder.shard("outcome", 2);
    Files.writeString(file, Files.readString(file).replaceFirst("2026-01-01", "2026-01-09"));
    assertFound("FAIL outcome, shard 2, position 1: leaf is not that of the content");
  }

  @Test
  void aChangedValueWithItsLeafIsFoundByTheChain() throws IOException {
    LedgerEntry second = outcome.shards.get(2).get(1);
    LedgerEntry other = outcome.shards.get(2).get(2);
    outcome
        .shards
        .get(2)
        .set(
            1,
            new LedgerEntry(
                second.incarnation(), 2, 2, other.leaf(), second.chain(), other.content()));
    write();
    assertFound("FAIL outcome, shard 2, position 2: chain does not continue the entry before it");
  }

  @Test
  void whatStandsInNoHashIsFoundToo() throws IOException {
    Path file = folder.shard("outcome", 0);
    Files.writeString(file, Files.readString(file).replaceFirst("\"1.0\"", "\"1.1\""));
    assertFound("FAIL outcome, shard 0, position 1: the line is not written as a ledger writes it");
  }

  @Test
  void anEntryThatSomebodyEmptiedIsFound() throws IOException {
    enrollment.shards.get(0).set(4, SampleLedger.bare(enrollment.shards.get(0).get(4)));
    write();
    assertFound("FAIL enrollment, shard 0, position 5: redacted, but no later erasure lists it");
  }

  @Test
  void aLineThatIsLeftOutIsFound() throws IOException {
    enrollment.shards.get(0).remove(4);
    write();
    assertFound("FAIL enrollment, shard 0, position 6: expected position 5 of shard 0");
  }

  @Test
  void swappedLinesAreFound() throws IOException {
    Collections.swap(enrollment.shards.get(1), 4, 5);
    write();
    assertFound("FAIL enrollment, shard 1, position 6: expected position 5 of shard 1");
  }

  @Test
  void anEventThatWasRecordedTwiceIsFoundThoughTheChainHolds() throws IOException {
    enrollment.add(2, enrollment.shards.get(0).get(5).content());
    enrollment.sign();
    write();
    assertThat(verify().failures())
        .containsExactly(
            "FAIL enrollment, shard 2, position 10: its learner's events are in shard 0",
            "FAIL enrollment, shard 2, position 10: the event stands in shard 0 at position 6"
                + " already");
  }

  @Test
  void anEventInTheShardOfOthersIsFoundThoughTheChainHolds() throws IOException {
    outcome.append(2, new UUID(4L << 32, 1), "org.outcomeledger.learner-withdrew.v1", "{}");
    outcome.sign();
    write();
    assertThat(verify().failures())
        .containsExactly("FAIL outcome, shard 2, position 10: its learner's events are in shard 1");
  }

  @Test
  void aTailThatIsCutOffIsFoundByTheHeadThatNamesIt() throws IOException {
    enrollment.shards.get(0).removeLast();
    write();
    assertThat(verify().failures())
        .containsExactly(
            "FAIL enrollment, shard 0, position 9: not there, and signed head 3 names it: the shard"
                + " ends at position 8");
  }

  @Test
  void aTailThatIsWrittenAnewIsFoundByTheHeadThatNamesIt() throws IOException {
    enrollment.shards.get(0).removeLast();
    enrollment.say(0);
    write();
    assertThat(verify().failures())
        .containsExactly(
            "FAIL enrollment, shard 0, position 9: the chain is not that of signed head 3");
  }

  @Test
  void whatNoHeadHasSignedYetIsSaid() throws IOException {
    enrollment.say(0);
    write();
    Ended ended = verify();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.lines("NOTE enrollment, shard 0"))
        .singleElement()
        .asString()
        .contains("positions 10 to 10");
  }

  @Test
  void aShardThatIsMissingIsFound() throws IOException {
    Files.delete(folder.shard("outcome", 2));
    assertThat(verify().failures()).containsExactly("FAIL outcome, shard 2: its file is missing");
  }

  @Test
  void aLedgerThatIsMissingIsFound() throws IOException {
    for (int shard = 0; shard < SampleLedger.SHARDS; shard++) {
      Files.delete(folder.shard("outcome", shard));
    }
    Files.delete(folder.keys("outcome"));
    Files.delete(folder.of("outcome"));
    assertFound("FAIL outcome: the export has no folder of this ledger");
  }

  @Test
  void aLedgerThatWasTakenOutWithItsHeadsIsFound() throws IOException {
    for (int shard = 0; shard < SampleLedger.SHARDS; shard++) {
      Files.delete(folder.shard("outcome", shard));
    }
    Files.writeString(folder.heads(), enrollment.headLines());
    assertThat(verify().failures())
        .containsExactly(
            "FAIL outcome: the export has no shard of this ledger",
            "FAIL outcome: no signed head holds, so a tail that was rewritten or cut off is not"
                + " found");
  }

  @Test
  void headsThatAreLeftOutAreFoundAsMissingOnesAre() throws IOException {
    Files.writeString(folder.heads(), "");
    assertThat(verify().lines("FAIL outcome: no signed head holds")).hasSize(1);
    Files.delete(folder.heads());
    assertThat(verify().lines("FAIL outcome: no signed head holds")).hasSize(1);
  }

  @Test
  void whatIsNotReadIsSaid() throws IOException {
    Files.copy(folder.shard("outcome", 0), folder.of("outcome").resolve("00.ndjson"));
    changeHead(0, it -> "");
    Ended ended = verify();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.lines("NOTE outcome: the file 00.ndjson is no part of an export")).hasSize(1);
    assertThat(ended.lines("NOTE enrollment: 1 of the signed heads up to that one are not here"))
        .hasSize(1);
  }

  @Test
  void aShardThatNoHeadKnowsIsFound() throws IOException {
    Files.copy(folder.shard("outcome", 0), folder.shard("outcome", 3));
    assertThat(verify().failures()).containsExactly("FAIL outcome, shard 3: in no head");
  }

  @Test
  void aForgedHeadIsFound() throws IOException {
    changeHead(1, it -> it.replaceFirst("\"sequence\":2", "\"sequence\":3"));
    assertFound(
        "FAIL heads.ndjson, line 2: head 3 of enrollment: its signature is not that of its key");
  }

  @Test
  void aSignatureInCapitalsIsFound() throws IOException {
    changeHead(2, it -> it.substring(0, it.length() - 130) + upperTail(it));
    assertFound("FAIL heads.ndjson, line 3: The signature of a head has lower-case digits");
  }

  private static String upperTail(String line) {
    return line.substring(line.length() - 130).toUpperCase(Locale.ROOT);
  }

  @Test
  void aHeadOfAKeyThatNoHeadNamesIsFound() throws IOException {
    changeHead(1, it -> "");
    assertFound("which no head before it names");
  }

  @Test
  void headsThatAreNotThereAreNoFinding() throws IOException {
    changeHead(0, it -> "");
    assertThat(verify().failures()).isEmpty();
  }

  @Test
  void keysThatAreMissingOrChangedAreFound() throws IOException {
    Path keys = folder.keys("outcome");
    Files.writeString(keys, Files.readString(keys).replace("sig", "enc"));
    assertFound("FAIL outcome, keys.json: not a set of Ed25519 keys");
    Files.delete(keys);
    assertFound("FAIL outcome, keys.json: missing");
  }

  @Test
  void missingHeadsAreFound() throws IOException {
    Files.delete(folder.heads());
    assertFound("FAIL heads.ndjson: missing");
  }

  @Test
  void aLineWithoutAnEndIsFoundAndNotKept() throws IOException {
    Files.writeString(folder.shard("outcome", 0), "x".repeat(3 << 20), StandardOpenOption.APPEND);
    Files.writeString(folder.heads(), "x".repeat(3 << 20), StandardOpenOption.APPEND);
    assertFound("FAIL outcome, shard 0, position 10: the line is longer than any that a ledger");
    assertFound("FAIL heads.ndjson, line 7: longer than any that a ledger writes");
  }

  @Test
  void aFolderThatIsNoExportCannotBeRead(@TempDir Path empty) {
    Ended ended = Ended.of("verify", empty);
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains(empty.toString());
    assertThat(Ended.of("verify").exitCode()).isEqualTo(2);
  }

  private void changeHead(int index, UnaryOperator<String> how) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.heads()));
    lines.set(index, how.apply(lines.get(index)));
    lines.removeIf(String::isEmpty);
    Files.writeString(folder.heads(), String.join("\n", lines) + "\n");
  }

  private void assertFound(String finding) {
    Ended ended = verify();
    assertThat(ended.failures()).anyMatch(it -> it.contains(finding));
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  private Ended verify() {
    return Ended.of("verify", folder.root());
  }
}
