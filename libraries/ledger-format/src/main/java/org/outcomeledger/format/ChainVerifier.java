package org.outcomeledger.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recomputes one shard of a ledger, entry by entry, and says what does not hold.
 *
 * <p>It finds: a missing or repeated position; a leaf that is not that of its content; a chain
 * value that does not continue the one before it; an erasure marker without its list, or that lists
 * an entry that it did not redact; a redacted entry that no later erasure marker lists; a shard
 * that does not reach a head that was kept elsewhere. It cannot find a tail that was rewritten
 * whole unless it is given such a head, and says so by {@link #unanchored}.
 *
 * <p>Holds one position and those of all redactions; not safe for use by several threads.
 */
public final class ChainVerifier {

  private final int shard;
  private final Set<Long> redacted = new HashSet<>();
  private final TreeSet<Long> unaccounted = new TreeSet<>();
  private final List<String> findings = new ArrayList<>();
  private long position;
  private byte[] chain = Chain.genesis();
  private boolean anchored;

  /** A verifier of one shard, from its first position on. */
  public ChainVerifier(int shard) {
    this.shard = shard;
  }

  /** Takes the next entry of the shard. */
  public void accept(LedgerEntry entry) {
    if (entry.shard() != shard || entry.position() != position + 1) {
      find("expected position " + (position + 1) + " of shard " + shard, entry);
    }
    if (entry.redacted()) {
      redacted.add(entry.position());
      unaccounted.add(entry.position());
    } else {
      verifyContent(entry);
    }
    byte[] expected = Chain.next(entry.incarnation(), shard, entry.position(), chain, entry.leaf());
    if (!Arrays.equals(expected, entry.chain())) {
      find("chain does not continue the entry before it", entry);
    }
    position = entry.position();
    chain = entry.chain();
  }

  private void verifyContent(LedgerEntry entry) {
    if (!Arrays.equals(Leaf.of(entry.content()), entry.leaf())) {
      find("leaf is not that of the content", entry);
    }
    if (entry.content().type().equals(ErasureMarker.TYPE)) {
      account(entry);
    }
  }

  private void account(LedgerEntry marker) {
    try {
      List<Long> listed = ErasureMarker.redacted(marker.content().data());
      listed.forEach(unaccounted::remove);
      listed.stream()
          .filter(it -> !redacted.contains(it))
          .forEach(it -> find("lists position " + it + ", which no erasure has emptied", marker));
    } catch (IllegalArgumentException e) {
      find(e.getMessage(), marker);
    }
  }

  /**
   * Compares with a head that was kept outside the ledger. To be called when the entry at that
   * position has just been accepted; at any other position the head does not match.
   */
  public void anchor(long headPosition, byte[] headChain) {
    anchored = true;
    if (headPosition != position || !Arrays.equals(headChain, chain)) {
      findings.add(
          "shard %d, position %d: does not match the head kept for position %d"
              .formatted(shard, position, headPosition));
    }
  }

  /** What did not hold, in order; empty if all did. */
  public List<String> findings() {
    var all = new ArrayList<>(findings);
    for (long bare : unaccounted) {
      all.add(
          "shard %d, position %d: redacted, but no later erasure lists it".formatted(shard, bare));
    }
    return List.copyOf(all);
  }

  /** What this verification could not see for want of a head kept elsewhere; empty with one. */
  public Optional<String> unanchored() {
    return anchored
        ? Optional.empty()
        : Optional.of(
            "shard %d: no head kept elsewhere was given, so a rewritten tail would not be found"
                .formatted(shard));
  }

  /** The position reached; 0 before the first entry. */
  public long position() {
    return position;
  }

  /** The chain value at {@link #position()}. */
  public byte[] chain() {
    return chain.clone();
  }

  private void find(String what, LedgerEntry entry) {
    findings.add("shard %d, position %d: %s".formatted(entry.shard(), entry.position(), what));
  }
}
