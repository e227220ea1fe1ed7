package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whichever byte of a report, its definitions among them, of its exact figures or of a receipt is
 * changed, and to whatever: it is found, and in which document. {@code -Dplaces=1000} tries as many
 * of each.
 */
class ChangedDocumentTest {

  private static final int PLACES = Integer.getInteger("places", 50);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private final Random random = new Random(SEED);
  private Path report;
  private Path exact;
  private Path receipt;
  private Path export;
  private String name;

  @BeforeEach
  void aReportItsExactFiguresAndAReceipt(@TempDir Path root) throws IOException {
    report = root.resolve("report.json");
    exact = root.resolve("exact.json");
    receipt = root.resolve("receipt.json");
    export = root.resolve("export");
    var cohort = new SampleCohort();
    SampleReport sample = SampleReport.of(cohort);
    SampleLedger.write(new ExportFolder(export), cohort.enrollment, cohort.outcome);
    sample.write(root);
    Files.write(receipt, SampleReport.JSON.writeValueAsBytes(sample.receipt(cohort, root)));
    name = ReportDocument.sha256(Files.readAllBytes(report));
  }

  @Test
  void oneChangedByteOfAReportIsFound() throws IOException {
    for (ChangedByte place : somePlaces(report)) {
      assertFound(place, this::verified, "FAIL report: its SHA-256 is not the one that was given");
    }
    assertThat(verified().exitCode()).as("every byte is back").isZero();
  }

  /**
   * By the text that the verifier counts by, and its hash: nobody has to know the report's name.
   */
  @Test
  void oneChangedByteOfADefinitionIsFoundWithoutTheNameOfTheReport() throws IOException {
    String text = Files.readString(report);
    int from = text.indexOf("\"indicators\":[");
    int to = text.indexOf(",\"policy\":");
    for (ChangedByte place : somePlaces(report, from, to)) {
      Ended ended = place.changed(random, () -> Ended.of("verify", report, export));
      assertThat(ended.exitCode()).as(seed(place)).isIn(1, 2);
      assertThat(ended.exitCode() == 2 ? List.of(ended.err()) : ended.failures())
          .as(seed(place))
          .anyMatch(it -> it.contains("the report") || it.contains("report, "));
    }
  }

  @Test
  void oneChangedByteOfTheExactFiguresIsFound() throws IOException {
    for (ChangedByte place : somePlaces(exact)) {
      assertFound(
          place, this::verified, "FAIL exact: it is not the document that the report commits to");
    }
    assertThat(verified().exitCode()).as("every byte is back").isZero();
  }

  /** But of the two values that only who has the ledger can verify. */
  @Test
  void oneChangedByteOfAReceiptIsFound() throws IOException {
    String text = Files.readString(receipt);
    for (ChangedByte place : somePlaces(receipt)) {
      if (isIn(text, "incarnation", 36, place) || isIn(text, "chain", 64, place)) {
        continue;
      }
      Ended ended = place.changed(random, this::received);
      assertThat(ended.exitCode()).as(seed(place)).isIn(1, 2);
      assertThat(Stream.concat(ended.failures().stream(), ended.err().lines()))
          .as(seed(place))
          .anyMatch(it -> it.contains("receipt") || it.contains("shard 0, position 1: "));
    }
    assertThat(received().exitCode()).as("every byte is back").isZero();
  }

  private static boolean isIn(String text, String attribute, int length, ChangedByte place) {
    String before = "\\\"" + attribute + "\\\":\\\"";
    int from = text.indexOf(before) + before.length();
    return place.offset() >= from && place.offset() < from + length;
  }

  private void assertFound(ChangedByte place, Supplier<Ended> command, String finding)
      throws IOException {
    Ended ended = place.changed(random, command);
    assertThat(ended.exitCode()).as(seed(place)).isIn(1, 2);
    assertThat(ended.failures()).as(seed(place)).contains(finding);
  }

  private List<ChangedByte> somePlaces(Path file) throws IOException {
    return somePlaces(file, 0, (int) Files.size(file));
  }

  private List<ChangedByte> somePlaces(Path file, int from, int to) {
    List<ChangedByte> all = ChangedByte.ofFile(file).toList().subList(from, to);
    return random.ints(PLACES, 0, all.size()).mapToObj(all::get).toList();
  }

  private Ended verified() {
    return Ended.of("verify", report, export, "--sha256", name, "--exact", exact);
  }

  private Ended received() {
    return Ended.of("receipt", receipt, report, "--sha256", name);
  }

  private static String seed(ChangedByte place) {
    return "-Dseed=%d, %s".formatted(SEED, place);
  }
}
