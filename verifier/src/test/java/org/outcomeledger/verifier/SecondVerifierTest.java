package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.format.ErasureMarker;

/**
 * A program in another language, written from the page alone, says the same of the same exports.
 */
class SecondVerifierTest {

  private static final String PROGRAM = "src/test/python/verify_export.py";
  private static final int PLACES = 25;
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private final SampleLedger enrollment = SampleLedger.of("enrollment");
  private final SampleLedger outcome = SampleLedger.of("outcome");
  @TempDir private Path root;

  @BeforeEach
  void anExport() throws IOException {
    write();
  }

  private void write() throws IOException {
    SampleLedger.write(new ExportFolder(root), enrollment, outcome);
  }

  @Test
  void bothFindNothingWhereNothingWasChanged() {
    assertThat(second().out()).isEqualTo("all holds\n");
    assertThat(Ended.of("verify", root).exitCode()).isEqualTo(second().exitCode()).isZero();
  }

  @Test
  void bothFindAChangedByteAndNameItsPlace() throws IOException {
    List<ChangedByte> all;
    try (Stream<Path> files = Files.walk(root)) {
      all = files.filter(Files::isRegularFile).flatMap(ChangedByte::ofFile).toList();
    }
    Random random = new Random(SEED);
    for (int i = 0; i < PLACES; i++) {
      ChangedByte place = all.get(random.nextInt(all.size()));
      Both both = place.changed(random, () -> new Both(Ended.of("verify", root), second()));
      for (Ended one : List.of(both.first(), both.second())) {
        assertThat(one.exitCode()).as("-Dseed=%d, %s", SEED, place).isEqualTo(1);
        assertThat(one.failures())
            .as("-Dseed=%d, %s", SEED, place)
            .anyMatch(it -> place.names(root).stream().anyMatch(it::contains));
      }
    }
  }

  @Test
  void bothFindWhatIsMissingOrStandsTwice() throws IOException {
    enrollment.shards.get(0).removeLast();
    outcome.add(0, outcome.shards.get(0).get(5).content());
    outcome.shards.get(1).set(4, SampleLedger.bare(outcome.shards.get(1).get(4)));
    write();
    Files.delete(new ExportFolder(root).shard("outcome", 2));
    assertThat(places(second()))
        .isEqualTo(places(Ended.of("verify", root)))
        .containsExactlyInAnyOrder(
            "FAIL enrollment, shard 0, position 9",
            "FAIL outcome, shard 0, position 10",
            "FAIL outcome, shard 1, position 5",
            "FAIL outcome, shard 1, position 1",
            "FAIL outcome, shard 1, position 3",
            "FAIL outcome, shard 2");
  }

  @Test
  void bothFindAnEventInTheShardOfOthers() throws IOException {
    outcome.append(2, new UUID(4L << 32, 1), "org.outcomeledger.learner-withdrew.v1", "{}");
    outcome.sign();
    write();
    assertBothFind("FAIL outcome, shard 2, position 10");
  }

  @Test
  void bothFindAMarkerThatListsWhatIsThereOrIsNone() throws IOException {
    marker(enrollment, 0, "{\"redacted\":[2]}");
    marker(enrollment, 2, "{\"redacted\":[10,11]}");
    marker(outcome, 0, "{}");
    marker(outcome, 2, "[]");
    enrollment.sign();
    outcome.sign();
    write();
    assertBothFind(
        "FAIL enrollment, shard 0, position 10",
        "FAIL enrollment, shard 2, position 10",
        "FAIL enrollment, shard 2, position 10",
        "FAIL outcome, shard 0, position 10",
        "FAIL outcome, shard 2, position 10");
  }

  private static void marker(SampleLedger ledger, int shard, String data) {
    ledger.append(shard, ErasureMarker.NOBODY, ErasureMarker.TYPE, data);
  }

  @Test
  void bothFindALineThatIsNoneOfALedger() throws IOException {
    for (String other : List.of("true", "1.0", "-1", "\"1\"", "9223372036854775808")) {
      change(0, it -> it.replaceFirst("\"position\":1,", "\"position\":" + other + ","));
      assertFoundByBoth(other, "FAIL outcome, shard 0, position");
    }
    change(0, it -> it.replaceFirst(",\"datacontenttype[^\n]*", "}"));
    assertFoundByBoth("an empty entry that says something", "FAIL outcome, shard 0, position 1");
  }

  private void change(int shard, UnaryOperator<String> how) throws IOException {
    write();
    Path file = new ExportFolder(root).shard("outcome", shard);
    Files.writeString(file, how.apply(Files.readString(file)));
  }

  private void assertFoundByBoth(String what, String place) {
    for (Ended one : List.of(Ended.of("verify", root), second())) {
      assertThat(one.exitCode()).as(what).isEqualTo(1);
      assertThat(one.failures()).as(what).anyMatch(it -> it.startsWith(place));
    }
  }

  @Test
  void bothFindALedgerThatWasTakenOutAndReadNoOtherNames() throws IOException {
    ExportFolder folder = new ExportFolder(root);
    for (int shard = 0; shard < SampleLedger.SHARDS; shard++) {
      Files.delete(folder.shard("outcome", shard));
    }
    Files.write(folder.of("outcome").resolve("00.ndjson"), outcome.lines(0));
    Files.writeString(folder.heads(), enrollment.headLines());
    assertBothFind("FAIL outcome", "FAIL outcome");
  }

  @Test
  void bothCompareWithTheFurthestHeadAndNotTheLastLine() throws IOException {
    List<String> lines = outcome.headLines().lines().toList();
    Files.writeString(
        new ExportFolder(root).heads(),
        enrollment.headLines() + outcome.headLines() + lines.getFirst() + "\n");
    assertBothFind();
  }

  private void assertBothFind(String... places) {
    assertThat(places(second()))
        .isEqualTo(places(Ended.of("verify", root)))
        .containsExactlyInAnyOrder(places);
  }

  private record Both(Ended first, Ended second) {}

  private static List<String> places(Ended ended) {
    return ended.failures().stream().map(it -> it.replaceFirst(":.*", "")).sorted().toList();
  }

  private Ended second() {
    try {
      Process python =
          new ProcessBuilder("python3", PROGRAM, root.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(python.getInputStream().readAllBytes(), UTF_8);
      return new Ended(python.waitFor(), out, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
