package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked examples of docs/ledger-format.md are what the code computes. */
class LedgerFormatPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("project.root"), "docs", "ledger-format.md");
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern HASHED =
      Pattern.compile("```text\n(.*?)```\n\nIts SHA-256 is `([0-9a-f]{64})`", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("\"x\":\"([^\"]+)\"");
  private static final HexFormat HEX = HexFormat.of();

  private String page;
  private List<LedgerEntry> entries;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(PAGE);
    entries = EntryLine.readAll(json(0).getBytes(UTF_8));
  }

  @Test
  void theShardOfTheExamplesVerifies() {
    ChainVerifier verifier = new ChainVerifier(3);
    entries.forEach(verifier::accept);
    assertThat(entries).extracting(LedgerEntry::redacted).containsExactly(true, false, false);
    assertThat(verifier.findings()).isEmpty();
  }

  @Test
  void theBytesThatThePageHashesAreThoseOfLeafAndChain() {
    List<MatchResult> hashed = HASHED.matcher(page).results().toList();
    assertThat(hashed)
        .extracting(it -> it.group(2))
        .containsExactly(
            HEX.formatHex(Leaf.of(entries.get(1).content())),
            HEX.formatHex(entries.get(1).chain()),
            HEX.formatHex(entries.get(0).chain()));
    assertThat(hashed)
        .allSatisfy(
            it -> assertThat(HEX.formatHex(Sha256.of(bytes(it.group(1))))).isEqualTo(it.group(2)));
  }

  @Test
  void theHeadsOfTheExamplesHoldAndTheLedgerPassesThroughThem() {
    MatchResult key = KEY.matcher(json(2)).results().findFirst().orElseThrow();
    HeadChain heads = new HeadChain("outcome", List.of(new HeadKey(key.group(1))));
    List<String> lines = json(1).lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      SignedHead head = SignedHead.read(line.getBytes(UTF_8));
      assertThat(heads.accept(head)).isEmpty();
      ChainPosition reached = head.statement().shards().get(3);
      assertThat(entries.get((int) reached.position() - 1).chain()).isEqualTo(reached.chain());
    }
    assertThat(heads.missing()).isZero();
  }

  private String json(int number) {
    return JSON.matcher(page).results().toList().get(number).group(1);
  }

  /** Hexadecimal digits; what stands behind a hash sign says what they are. */
  private static byte[] bytes(String commented) {
    return HEX.parseHex(commented.replaceAll("#.*", "").replaceAll("\\s", ""));
  }
}
