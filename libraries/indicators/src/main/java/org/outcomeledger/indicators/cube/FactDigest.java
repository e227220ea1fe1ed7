package org.outcomeledger.indicators.cube;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How many facts there are, and a digest of them that depends on no order: the sum of their SHA-256
 * hashes, each of the four 64-bit words modulo 2^64. What was added can be taken out again. Says
 * that two sets are equal; where they differ has to be looked up. Used by one thread.
 */
public final class FactDigest {
  private static final int WORDS = 4;

  private final long[] sum = new long[WORDS];
  private long count;

  /** One fact more, in a form that is the same wherever it is kept. */
  public void add(byte[] fact) {
    combine(fact, 1);
  }

  /** One fact less. */
  public void subtract(byte[] fact) {
    combine(fact, -1);
  }

  private void combine(byte[] fact, int sign) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(fact));
    for (int word = 0; word < WORDS; word++) {
      sum[word] += sign * hash.getLong();
    }
    count += sign;
  }

  private static byte[] sha256(byte[] fact) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(fact);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** How many facts. */
  public long count() {
    return count;
  }

  /** 64 hexadecimal digits; zeros for no fact. */
  public String hex() {
    ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
    Arrays.stream(sum).forEach(bytes::putLong);
    return HexFormat.of().formatHex(bytes.array());
  }

  /** Whether these are the same facts. */
  public boolean agrees(FactDigest other) {
    return count == other.count && Arrays.equals(sum, other.sum);
  }
}
