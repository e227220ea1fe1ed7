package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.format.SampleDraw;

/** The lines of Python in docs/audit-sample.md commit and draw as we do. */
class AuditSamplePageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("project.root"), "docs", "audit-sample.md");
  private static final Pattern PYTHON = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final HexFormat HEX = HexFormat.of();
  private static final int LEAVES = 500;
  private static final int SIZE = 72;

  @Test
  void theLinesOfThePageDrawTheSame(@TempDir Path folder) throws Exception {
    long testSeed = System.nanoTime();
    Random random = new Random(testSeed);
    byte[] report = bytes(random);
    byte[] auditor = bytes(random);
    byte[] company = bytes(random);
    List<byte[]> leaves = Stream.generate(() -> bytes(random)).limit(LEAVES).toList();
    String program =
        """
        report, auditor, company = (bytes.fromhex(it) for it in ("%s", "%s", "%s"))
        %s
        print(commitment("EMP4/P6M", 72, 30).hex())
        for leaf in draw([bytes.fromhex(it) for it in "%s".split()], %d): print(leaf.hex())
        """
            .formatted(
                HEX.formatHex(report),
                HEX.formatHex(auditor),
                HEX.formatHex(company),
                python(),
                leaves.stream().map(HEX::formatHex).collect(Collectors.joining(" ")),
                SIZE);
    byte[] seed = SampleDraw.seed(report, auditor, company);
    assertThat(run(Files.writeString(folder.resolve("draw.py"), program)))
        .as("seed of the test: %d", testSeed)
        .isEqualTo(
            Stream.concat(
                    Stream.of(SampleDraw.commitment(auditor, "EMP4/P6M", 72, 30)),
                    SampleDraw.drawn(leaves, UnaryOperator.identity(), seed, SIZE).stream())
                .map(HEX::formatHex)
                .toList());
  }

  private static String python() throws IOException {
    return PYTHON.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow().group(1);
  }

  private static List<String> run(Path program) throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder("python3", program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).isZero();
    return out.lines().toList();
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[SampleDraw.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }
}
