package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.outcomeledger.format.Sha256;

/**
 * What was found of an audit sample, and what it is said to come to, as docs/report-format.md has
 * it.
 *
 * @param sample the commitment
 * @param errors null while a record that was drawn has no finding
 * @param examinedAt when the last of them got its first finding; null until then
 * @param replaced how many findings were followed by another of the same record
 * @param head the hash of the last finding; null where there is none
 */
record FindingsDocument(
    String format,
    String sample,
    List<JudgedStratum> strata,
    long erased,
    ToldErrors errors,
    String examinedAt,
    int replaced,
    String head,
    List<FoundRecord> findings) {

  private static final String FORMAT = "outcome-ledger-findings-1";
  private static final byte[] PURPOSE = "finding\0".getBytes(UTF_8);

  FindingsDocument {
    strata = List.copyOf(strata);
    findings = List.copyOf(findings);
  }

  static FindingsDocument read(byte[] bytes) throws IOException {
    return DocumentJson.read("the findings", bytes, FORMAT, FindingsDocument.class);
  }

  /** What a stratum comes to; {@code atMost} is null while some of its records have no finding. */
  record JudgedStratum(
      String stratum,
      long records,
      int drawn,
      int right,
      int wrong,
      int notVerifiable,
      int open,
      Double atMost) {}

  /** The share of wrong records and its limits. */
  record ToldErrors(
      double rate,
      double low,
      double high,
      double atMost,
      String method,
      double tolerated,
      boolean withinTolerance) {}

  /** What was found of one record; note and seenSha256 may be null. */
  record FoundRecord(
      String leaf, String finding, String note, String seenSha256, String at, String hash) {

    /** SHA-256 over the hash before and this finding, each text behind its length. */
    byte[] hash(byte[] before) {
      List<byte[]> texts =
          Stream.of(leaf, finding, note, seenSha256, at)
              .map(it -> it == null ? new byte[0] : it.getBytes(UTF_8))
              .toList();
      int length = texts.stream().mapToInt(it -> Integer.BYTES + it.length).sum();
      var data = ByteBuffer.allocate(PURPOSE.length + before.length + length);
      data.put(PURPOSE).put(before);
      texts.forEach(it -> data.putInt(it.length).put(it));
      return Sha256.of(data.array());
    }
  }

  /**
   * The number from 1 of the first finding whose hash is not what the ones before make; 0 if all
   * are.
   *
   * @param sample the bytes of what was drawn, which the first goes on from
   */
  int firstBroken(byte[] sample) {
    byte[] before = Sha256.of(sample);
    for (int i = 0; i < findings.size(); i++) {
      before = findings.get(i).hash(before);
      if (!HexFormat.of().formatHex(before).equals(findings.get(i).hash())) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The hash that the last finding says; null where there is none. */
  String last() {
    return findings.isEmpty() ? null : findings.getLast().hash();
  }
}
