package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How an audit sample is drawn, as docs/report-format.md has it: by a seed that two parties have
 * made, neither of whom could choose it, and then by nothing but hashes. Anybody who has the leaves
 * draws the same.
 */
public final class SampleDraw {

  /** The bytes of each party's part of a seed, and of the seed. */
  public static final int LENGTH = Sha256.LENGTH;

  private static final byte[] PURPOSE = "sample\0".getBytes(UTF_8);
  private static final byte[] COMMITMENT = "commitment\0".getBytes(UTF_8);

  private SampleDraw() {}

  /**
   * What an auditor commits to: SHA-256(commitment ‖ 00 ‖ the auditor's part ‖ the text "report
   * indicator counted uncounted"). So nobody draws another number, by another indicator or of
   * another report once the seed is told.
   *
   * @param auditor's part of the seed, 32 bytes
   * @param report its id, in hexadecimal digits
   * @param indicator as standings spell it: {@code EMP4/P6M}
   * @param counted how many counted records are drawn
   * @param uncounted how many of the others
   */
  public static byte[] commitment(
      byte[] auditor, String report, String indicator, int counted, int uncounted) {
    byte[] asked = (report + " " + indicator + " " + counted + " " + uncounted).getBytes(UTF_8);
    return Sha256.of(
        ByteBuffer.allocate(COMMITMENT.length + auditor.length + asked.length)
            .put(COMMITMENT)
            .put(auditor)
            .put(asked)
            .array());
  }

  /**
   * What is drawn with: SHA-256(sample ‖ 00 ‖ report ‖ the auditor's part ‖ the company's part).
   *
   * @param report the id of the report, 32 bytes
   * @param auditor's 32 bytes, whose commitment was told first
   * @param company's 32 bytes, whose hash was answered to that
   */
  public static byte[] seed(byte[] report, byte[] auditor, byte[] company) {
    return Sha256.of(
        ByteBuffer.allocate(PURPOSE.length + report.length + auditor.length + company.length)
            .put(PURPOSE)
            .put(report)
            .put(auditor)
            .put(company)
            .array());
  }

  /** By what the record of this leaf hash is ordered: SHA-256(seed ‖ leaf hash). */
  public static byte[] rank(byte[] seed, byte[] leaf) {
    return Sha256.of(ByteBuffer.allocate(seed.length + leaf.length).put(seed).put(leaf).array());
  }

  /**
   * The records of a stratum that are drawn: the first by their ranks, all where there are no more.
   *
   * @param leaf of a record, its leaf hash in the report's tree of records
   */
  public static <T> List<T> drawn(
      Collection<T> stratum, Function<T, byte[]> leaf, byte[] seed, int size) {
    record Ranked<T>(byte[] rank, T record) {}
    return stratum.stream()
        .map(it -> new Ranked<>(rank(seed, leaf.apply(it)), it))
        .sorted(Comparator.comparing(Ranked::rank, Arrays::compareUnsigned))
        .limit(size)
        .map(Ranked::record)
        .toList();
  }
}
