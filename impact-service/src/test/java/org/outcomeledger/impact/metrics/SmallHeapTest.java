package org.outcomeledger.impact.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions whose answers would fill the heap that {@code ./start} gives this service. */
class SmallHeapTest {
  private static final String HEAP = "-Xmx512m";

  @Test
  @Timeout(300)
  void fourAtOnceOfAsManyGroupsAsThereAreLearnersAreRefusedAndTheNextIsAnswered() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HostileQuestions.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    List<String> refused = Collections.nCopies(4, HostileQuestions.REFUSED);
    assertThat(said.lines().toList())
        .isEqualTo(
            Stream.of(refused, refused, List.of("all 600000")).flatMap(List::stream).toList());
  }
}
