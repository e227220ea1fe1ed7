package org.outcomeledger.format;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The Merkle tree of RFC 6962, section 2.1: one hash that commits to many leaves in their order,
 * and of which each can be shown to be one by a few hashes.
 *
 * <p>The hash of a leaf is SHA-256 of 0x00 and its data, of a node SHA-256 of 0x01 and its two
 * children, of no leaves SHA-256 of nothing. Leaves are added one by one; what is kept grows with
 * the logarithm of their number. Not safe for use by several threads.
 */
public final class MerkleTree {

  private record Subtree(byte[] hash, long leaves) {}

  private final Deque<Subtree> whole = new ArrayDeque<>(); // the last, and least, first
  private long size;

  /** Adds a leaf with these data. */
  public void add(byte[] data) {
    addHash(leaf(data));
  }

  /** Adds a leaf that has this {@linkplain #leaf hash}. */
  public void addHash(byte[] leafHash) {
    Subtree added = new Subtree(leafHash, 1);
    while (!whole.isEmpty() && whole.peek().leaves == added.leaves) {
      added = new Subtree(node(whole.pop().hash, added.hash), 2 * added.leaves);
    }
    whole.push(added);
    size++;
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** The hash of all leaves so far. */
  public byte[] root() {
    return whole.stream()
        .map(Subtree::hash)
        .reduce((right, left) -> node(left, right))
        .orElseGet(() -> Sha256.of(new byte[0]));
  }

  /** The hash of a leaf with these data. */
  public static byte[] leaf(byte[] data) {
    return Sha256.of(ByteBuffer.allocate(1 + data.length).put((byte) 0x00).put(data).array());
  }

  private static byte[] node(byte[] left, byte[] right) {
    return Sha256.of(
        ByteBuffer.allocate(1 + left.length + right.length)
            .put((byte) 0x01)
            .put(left)
            .put(right)
            .array());
  }

  /**
   * What shows that the leaf at {@code index} is in the tree of these leaves: the hashes of the
   * subtrees beside it, from the leaf up (RFC 6962, section 2.1.1).
   */
  public static List<byte[]> path(List<byte[]> leafHashes, int index) {
    int leaves = leafHashes.size();
    if (leaves == 1) {
      return List.of();
    }
    int left = Integer.highestOneBit(leaves - 1);
    boolean isLeft = index < left;
    List<byte[]> mine = isLeft ? leafHashes.subList(0, left) : leafHashes.subList(left, leaves);
    List<byte[]> other = isLeft ? leafHashes.subList(left, leaves) : leafHashes.subList(0, left);
    var path = new ArrayList<>(path(mine, isLeft ? index : index - left));
    path.add(root(other));
    return path;
  }

  private static byte[] root(List<byte[]> leafHashes) {
    int leaves = leafHashes.size();
    int left = Integer.highestOneBit(Math.max(1, leaves - 1));
    return leaves == 1
        ? leafHashes.getFirst()
        : node(root(leafHashes.subList(0, left)), root(leafHashes.subList(left, leaves)));
  }

  /**
   * Whether that path leads from the leaf with this hash at {@code index}, of so many leaves, to
   * the root (RFC 9162, section 2.1.3.2).
   */
  public static boolean leads(
      byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long place = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] beside : path) {
      if (last == 0) {
        return false;
      }
      boolean isRight = place % 2 == 1 || place == last;
      hash = isRight ? node(beside, hash) : node(hash, beside);
      while (isRight && place % 2 == 0 && place != 0) {
        place /= 2; // a subtree that is whole for want of others stands higher
        last /= 2;
      }
      place /= 2;
      last /= 2;
    }
    return last == 0 && Arrays.equals(hash, root);
  }
}
