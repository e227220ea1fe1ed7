package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.outcomeledger.format.ChainVerifier;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.story.LedgerReader.Head;

/**
 * A whole ledger read twice: by the project's verifier, and by hashes taken here from the published
 * formula alone.
 *
 * @param entries every event that was not erased, shard by shard in position order
 * @param findings what did not hold; empty if all did
 */
record AuditedLedger(List<JsonNode> entries, List<Head> heads, List<String> findings) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] DATA = "\"data\":".getBytes(UTF_8);

  static AuditedLedger read(LedgerReader reader) {
    List<Head> heads = reader.heads();
    List<JsonNode> entries = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    for (Head head : heads) {
      List<byte[]> lines = reader.lines(head.shard());
      findings.addAll(verified(head, lines));
      findings.addAll(recomputed(head, lines, entries));
    }
    return new AuditedLedger(entries, heads, findings);
  }

  /** The entries that this platform posted. */
  List<JsonNode> of(String platform) {
    return entries.stream().filter(e -> e.path("platform").asText().equals(platform)).toList();
  }

  private static List<String> verified(Head head, List<byte[]> lines) {
    ChainVerifier verifier = new ChainVerifier(head.shard());
    lines.forEach(line -> verifier.accept(EntryLine.read(line)));
    verifier.anchor(head.position(), HEX.parseHex(head.chain()));
    return verifier.findings();
  }

  private static List<String> recomputed(Head head, List<byte[]> lines, List<JsonNode> entries) {
    List<String> findings = new ArrayList<>();
    byte[] chain = new byte[32];
    long position = 0;
    for (byte[] line : lines) {
      JsonNode entry = parse(line);
      position++;
      byte[] leaf = leaf(entry, line);
      chain = PublishedFormula.chain(incarnation(entry), head.shard(), position, chain, leaf);
      boolean holds =
          entry.path("shard").asInt() == head.shard()
              && entry.path("position").asLong() == position
              && entry.path("leaf").asText().equals(HEX.formatHex(leaf))
              && entry.path("chain").asText().equals(HEX.formatHex(chain));
      if (!holds) {
        findings.add("recomputed otherwise: " + new String(line, UTF_8));
      }
      if (entry.has("data") && !entry.path("type").asText().equals(ErasureMarker.TYPE)) {
        entries.add(entry);
      }
    }
    if (position != head.position() || !HEX.formatHex(chain).equals(head.chain())) {
      findings.add("shard " + head.shard() + " ends at " + position + ", its head says " + head);
    }
    return findings;
  }

  /** Of an erased entry there is nothing else to take it from: the chain commits to it. */
  private static byte[] leaf(JsonNode entry, byte[] line) {
    return entry.has("data")
        ? PublishedFormula.leaf(entry, data(line))
        : HEX.parseHex(entry.path("leaf").asText());
  }

  private static UUID incarnation(JsonNode entry) {
    return UUID.fromString(entry.path("incarnation").asText());
  }

  /**
   * From the first colon after "data" (no earlier attribute can contain that name) to the closing
   * brace.
   */
  private static byte[] data(byte[] line) {
    int from = 0;
    while (!Arrays.equals(line, from, from + DATA.length, DATA, 0, DATA.length)) {
      from++;
    }
    return Arrays.copyOfRange(line, from + DATA.length, line.length - 1);
  }

  private static JsonNode parse(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
