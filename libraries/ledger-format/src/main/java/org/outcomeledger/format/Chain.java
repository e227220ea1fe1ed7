package org.outcomeledger.format;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The hash chain of one shard: every value commits to all entries up to its position.
 *
 * <p>chain = SHA-256(0x01, incarnation, shard, position, previous chain, leaf), with the
 * incarnation's 16 bytes, the shard as a big-endian 32-bit and the position as a 64-bit integer.
 */
public final class Chain {

  private Chain() {}

  /** What the first entry of a shard continues: 32 zero bytes. */
  public static byte[] genesis() {
    return new byte[Sha256.LENGTH];
  }

  /**
   * The chain value at {@code position}, 32 bytes, given the one before it and the entry's leaf.
   */
  public static byte[] next(
      UUID incarnation, int shard, long position, byte[] previous, byte[] leaf) {
    return Sha256.of(
        ByteBuffer.allocate(1 + 16 + 4 + 8 + previous.length + leaf.length)
            .put((byte) 0x01)
            .putLong(incarnation.getMostSignificantBits())
            .putLong(incarnation.getLeastSignificantBits())
            .putInt(shard)
            .putLong(position)
            .put(previous)
            .put(leaf)
            .array());
  }
}
