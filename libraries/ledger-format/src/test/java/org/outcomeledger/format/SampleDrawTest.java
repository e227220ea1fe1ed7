package org.outcomeledger.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleDrawTest {

  private static final int ROUNDS = 200;

  /** As five lines of Python draw it: docs/audit-sample.md. */
  @Test
  void theDrawIsThatOfAnotherProgram() {
    byte[] seed = SampleDraw.seed(all(1), all(2), all(3));
    assertThat(HexFormat.of().formatHex(seed))
        .isEqualTo("d568a543e4673dd8cd5880af41f26dbcc68e7896e78148199fb5cfa91eeaf98e");
    List<Integer> drawn =
        SampleDraw.drawn(
            IntStream.range(0, 10).boxed().toList(),
            it -> Sha256.of(new byte[] {it.byteValue()}),
            seed,
            4);
    assertThat(drawn).isEqualTo(List.of(8, 9, 6, 1));
  }

  /** As one line of Python makes it. */
  @Test
  void theCommitmentBindsSeedReportIndicatorAndSizes() {
    byte[] commitment = SampleDraw.commitment(all(1), "02".repeat(32), "EMP4/P6M", 72, 30);
    assertThat(HexFormat.of().formatHex(commitment))
        .isEqualTo("459301025fdff30561a8d22ddcb309467525fd6479174dc8ac132a30cce60d39");
  }

  @Test
  void whoIsDrawnDependsOnTheSeedAndTheRecordsAndOnNothingElse() {
    long randomSeed = System.nanoTime();
    Random random = new Random(randomSeed);
    for (int round = 0; round < ROUNDS; round++) {
      List<byte[]> stratum = new ArrayList<>();
      IntStream.range(0, random.nextInt(200)).forEach(i -> stratum.add(bytes(random)));
      byte[] seed = bytes(random);
      int size = random.nextInt(100);
      List<byte[]> drawn = SampleDraw.drawn(stratum, UnaryOperator.identity(), seed, size);
      Collections.shuffle(stratum, random);
      assertThat(SampleDraw.drawn(stratum, UnaryOperator.identity(), seed, size))
          .as("seed of the test: %d, round %d", randomSeed, round)
          .containsExactlyElementsOf(drawn)
          .hasSize(Math.min(size, stratum.size()))
          .doesNotHaveDuplicates();
      assertThat(SampleDraw.drawn(stratum, UnaryOperator.identity(), seed, size + 1))
          .as("one more, seed of the test: %d, round %d", randomSeed, round)
          .hasSize(Math.min(size + 1, stratum.size()))
          .containsAll(drawn);
    }
  }

  @Test
  void eachPartOfTheSeedMatters() {
    byte[] seed = SampleDraw.seed(all(1), all(2), all(3));
    assertThat(SampleDraw.seed(all(4), all(2), all(3))).isNotEqualTo(seed);
    assertThat(SampleDraw.seed(all(1), all(4), all(3))).isNotEqualTo(seed);
    assertThat(SampleDraw.seed(all(1), all(2), all(4))).isNotEqualTo(seed);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[SampleDraw.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] all(int value) {
    byte[] bytes = new byte[SampleDraw.LENGTH];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
