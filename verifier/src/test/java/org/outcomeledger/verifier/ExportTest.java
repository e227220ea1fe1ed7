package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export writes, goes on with, and refuses. */
class ExportTest {

  private final SampleLedger enrollment = SampleLedger.of("enrollment");
  private final SampleLedger outcome = SampleLedger.of("outcome");
  private ServedLedger first;
  private ServedLedger second;
  private ExportFolder folder;
  private Path token;

  @BeforeEach
  void ledgersAreServed(@TempDir Path root) throws IOException {
    first = new ServedLedger(enrollment);
    second = new ServedLedger(outcome);
    folder = new ExportFolder(root.resolve("export"));
    token = Files.writeString(root.resolve("token"), ServedLedger.TOKEN + "\n");
  }

  @AfterEach
  void closed() {
    first.close();
    second.close();
  }

  @Test
  void whatIsServedIsWrittenByteForByteAndHolds() throws IOException {
    assertThat(export().exitCode()).isZero();
    for (int shard = 0; shard < SampleLedger.SHARDS; shard++) {
      assertThat(folder.shard("outcome", shard)).hasBinaryContent(outcome.lines(shard));
    }
    assertThat(folder.keys("outcome")).hasBinaryContent(outcome.servedKeys());
    assertThat(Files.readAllLines(folder.heads())).hasSize(2);
    assertHolds();
  }

  @Test
  void onlyWhoeverExportsReadsWhatItHoldsOfPeople() throws IOException {
    assertThat(export().exitCode()).isZero();
    Path root = folder.heads().getParent();
    for (Path made : List.of(root, folder.of("enrollment"), folder.of("outcome"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void halfAFileIsGoneOnWith() throws IOException {
    leftOver(Arrays.copyOf(enrollment.lines(1), enrollment.lines(1).length - 900));
    assertThat(export().exitCode()).isZero();
    assertThat(first.asked).anyMatch(it -> it.matches("/ledger/1/events\\?after=[1-9].*"));
    assertWhole();
  }

  @Test
  void aFileThatTheLedgerDoesNotContinueIsBegunAnew() throws IOException {
    byte[] others = SampleLedger.of("another").lines(1);
    leftOver(Arrays.copyOf(others, others.length - 900));
    enrollment.shards.get(1).clear();
    for (int i = 0; i < 12; i++) {
      enrollment.say(1);
    }
    enrollment.sign();
    assertThat(export().exitCode()).isZero();
    assertThat(folder.shard("enrollment", 1)).hasBinaryContent(enrollment.lines(1));
  }

  @Test
  void whatIsErasedMeanwhileIsEmptiedHereToo() throws IOException {
    leftOver(enrollment.lines(1));
    enrollment.erase(1, 2, 6);
    enrollment.sign();
    Ended ended = export();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains(", 2 of them emptied here: they were erased meanwhile");
    assertWhole();
  }

  @Test
  void anAnswerThatIsCutOffOrRefusedAsBusyIsAskedForAgain() throws IOException {
    first.mishaps.add(ServedLedger.Mishap.CUT_OFF);
    first.mishaps.add(ServedLedger.Mishap.BUSY);
    assertThat(export().exitCode()).isZero();
    assertWhole();
  }

  @Test
  void headsAndKeysThatWereKeptStay() throws IOException {
    export();
    String kept = Files.readString(folder.heads());
    enrollment.sayInEachShard(1);
    enrollment.sign();
    assertThat(export().exitCode()).isZero();
    assertThat(Files.readString(folder.heads())).startsWith(kept);
    assertThat(Files.readAllLines(folder.heads())).hasSize(3);
  }

  @Test
  void aHistoryThatWasRewrittenSinceTheLastExportIsFound() throws IOException {
    export();
    enrollment.shards.get(0).remove(8);
    enrollment.say(0);
    enrollment.heads.removeLast();
    enrollment.sign();
    export();
    assertThat(Ended.of("verify", folder.root()).failures())
        .contains("FAIL enrollment, shard 0, position 9: the chain is not that of signed head 3");
  }

  @Test
  void aLedgerWithoutAnySignedHeadIsTakenAllTheSame() throws IOException {
    enrollment.heads.clear();
    assertThat(export().out()).contains("enrollment: 3 shards, 29 entries; no head is signed yet");
    assertThat(Ended.of("verify", folder.root()).lines("FAIL enrollment: no signed head holds"))
        .hasSize(1);
  }

  @Test
  void aTokenThatIsNotAcceptedIsNamed() throws IOException {
    Files.writeString(token, "another");
    Ended ended = export();
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err())
        .contains("answered 401: the token is not accepted; it may have expired. Unauthorized");
    Files.writeString(token, "\n");
    assertThat(export().err()).contains("There is no token in the file " + token);
  }

  @Test
  void theAddressOfTheOtherLedgerIsRefused() {
    Ended ended =
        Ended.of(
            "export",
            "--enrollment",
            second.address(),
            "--outcome",
            first.address(),
            "--token",
            token,
            folder.root());
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--enrollment is the address of the ledger 'outcome'");
  }

  private void leftOver(byte[] bytes) throws IOException {
    Files.createDirectories(folder.of("enrollment"));
    Files.write(folder.of("enrollment").resolve("1.ndjson.part"), bytes);
  }

  private void assertWhole() throws IOException {
    assertThat(folder.shard("enrollment", 1)).hasBinaryContent(enrollment.lines(1));
    try (var files = Files.list(folder.of("enrollment"))) {
      assertThat(files).noneMatch(it -> it.toString().contains("part"));
    }
    assertHolds();
  }

  private void assertHolds() {
    assertThat(Ended.of("verify", folder.root()).out()).endsWith("all holds\n");
  }

  private Ended export() {
    return Ended.of(
        "export",
        "--enrollment",
        first.address(),
        "--outcome",
        second.address(),
        "--token",
        token,
        folder.root());
  }
}
