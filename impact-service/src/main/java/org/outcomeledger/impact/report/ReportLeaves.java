package org.outcomeledger.impact.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * The hashes of all leaves of a report's two trees, by which a receipt shows that one is in them.
 * Of a report of a million entries they are 32 MB, so they are kept apart from it.
 */
@Entity
@Immutable
@Table(name = "report_leaves")
public class ReportLeaves {
  private static final int HASH = 32;

  @Id private String report;

  private byte[] entries;

  private byte[] records;

  /** For Hibernate only. */
  protected ReportLeaves() {}

  /**
   * @param entries hashes of the leaves of the tree of entries, in its order
   * @param records of the tree of records
   */
  ReportLeaves(String report, List<byte[]> entries, List<byte[]> records) {
    this.report = report;
    this.entries = joined(entries);
    this.records = joined(records);
  }

  List<byte[]> entries() {
    return hashes(entries);
  }

  List<byte[]> records() {
    return hashes(records);
  }

  private static byte[] joined(List<byte[]> hashes) {
    byte[] joined = new byte[hashes.size() * HASH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, joined, i * HASH, HASH);
    }
    return joined;
  }

  private static List<byte[]> hashes(byte[] joined) {
    return new AbstractList<>() {
      @Override
      public byte[] get(int index) {
        return Arrays.copyOfRange(joined, index * HASH, (index + 1) * HASH);
      }

      @Override
      public int size() {
        return joined.length / HASH;
      }
    };
  }
}
