package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whichever byte of an export is changed, and to whatever: it is found, and where it was. {@code
 * -Dplaces=1000} tries as many.
 */
class ChangedByteTest {

  private static final int PLACES = Integer.getInteger("places", 100);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @TempDir Path root;

  @Test
  void oneChangedByteIsFoundWhereverItIs() throws IOException {
    SampleLedger.write(
        new ExportFolder(root), SampleLedger.of("enrollment"), SampleLedger.of("outcome"));
    List<ChangedByte> all = everyByte();
    Random random = new Random(SEED);
    for (int i = 0; i < PLACES; i++) {
      ChangedByte place = all.get(random.nextInt(all.size()));
      Ended ended = place.changed(random, () -> Ended.of("verify", root));
      assertThat(ended.exitCode()).as("-Dseed=%d, %s", SEED, place).isEqualTo(1);
      assertThat(ended.failures())
          .as("-Dseed=%d, %s", SEED, place)
          .anyMatch(it -> place.names(root).stream().anyMatch(it::contains));
    }
    assertThat(Ended.of("verify", root).exitCode()).as("every byte is back").isZero();
  }

  private List<ChangedByte> everyByte() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).flatMap(ChangedByte::ofFile).toList();
    }
  }
}
