package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data of the leaves in a report's two {@link MerkleTree}s, as docs/report-format.md has them.
 */
public final class ReportLeaf {

  private ReportLeaf() {}

  /**
   * Of an entry, in the tree of entries: 45 bytes.
   *
   * @param ledger its name: {@code enrollment} or {@code outcome}
   * @param leaf the entry's own
   */
  public static byte[] ofEntry(String ledger, int shard, long position, byte[] leaf) {
    return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES + leaf.length)
        .put((byte) ledger.charAt(0))
        .putInt(shard)
        .putLong(position)
        .put(leaf)
        .array();
  }

  /**
   * Of a record, in the tree of records: its parts, each behind its length.
   *
   * @param salt 16 bytes
   * @param learner the pseudonym as text
   * @param standings one a line, such as {@code COM1=counted}
   */
  public static byte[] ofRecord(
      byte[] salt, String platform, String learner, String programme, String standings) {
    List<byte[]> parts =
        Stream.concat(
                Stream.of(salt),
                Stream.of(platform, learner, programme, standings).map(it -> it.getBytes(UTF_8)))
            .toList();
    int length = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer data = ByteBuffer.allocate(length);
    parts.forEach(part -> data.putInt(part.length).put(part));
    return data.array();
  }
}
