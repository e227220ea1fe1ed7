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
import org.outcomeledger.format.Sha256;
import org.outcomeledger.verifier.FindingsDocument.FoundRecord;
import org.outcomeledger.verifier.FindingsDocument.JudgedStratum;

/** The lines of Python in docs/audit-sample.md commit, draw, chain and estimate as we do. */
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
                    Stream.of(
                        SampleDraw.commitment(auditor, HEX.formatHex(report), "EMP4/P6M", 72, 30)),
                    SampleDraw.drawn(leaves, UnaryOperator.identity(), seed, SIZE).stream())
                .map(HEX::formatHex)
                .toList());
  }

  @Test
  void theLinesOfThePageComeToTheSameChainAndLimits(@TempDir Path folder) throws Exception {
    byte[] sample = "what was drawn".getBytes(UTF_8);
    var first = new FoundRecord("0a", "right", null, null, "2026-12-01T05:00:00Z", "");
    var second = new FoundRecord("0b", "wrong", "à Paris", "ff", "2026-12-01T05:00:01.5Z", "");
    String program =
        """
        report, auditor, company = b"", b"", b""
        %s
        print(head(b"what was drawn", [
            {"leaf": "0a", "finding": "right", "note": None, "seenSha256": None, "at": "2026-12-01T05:00:00Z"},
            {"leaf": "0b", "finding": "wrong", "note": "à Paris", "seenSha256": "ff", "at": "2026-12-01T05:00:01.5Z"}]))
        print(*errors([(412, 72, 1), (188, 40, 3)], 4))
        print(*errors([(30, 30, 2), (188, 72, 0)], 0))
        """
            .formatted(python());
    assertThat(run(Files.writeString(folder.resolve("findings.py"), program)))
        .isEqualTo(
            List.of(
                HEX.formatHex(second.hash(first.hash(Sha256.of(sample)))),
                errors(4, judged(412, 72, 1), judged(188, 40, 3)),
                errors(0, judged(30, 30, 2), judged(188, 72, 0))));
  }

  private static JudgedStratum judged(long records, int drawn, int wrong) {
    return new JudgedStratum("", records, drawn, drawn - wrong, wrong, 0, 0, null);
  }

  private static String errors(long erased, JudgedStratum... strata) {
    ErrorLimits it = ErrorLimits.of(List.of(strata), erased).orElseThrow();
    return "%s %s %s %s".formatted(it.rate(), it.low(), it.high(), it.atMost());
  }

  private static String python() throws IOException {
    return PYTHON
        .matcher(Files.readString(PAGE))
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.joining());
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
