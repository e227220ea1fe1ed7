package org.outcomeledger.ledger;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The claims that are held during a flush, and the changes that are not yet in the claim table.
 * Each change returns its undo.
 */
final class ClaimChanges {

  private final Set<Claim.Key> held;
  private final Map<Claim.Key, PendingEntry> taken = new LinkedHashMap<>();
  private final Set<Claim.Key> released = new HashSet<>();

  ClaimChanges(Set<Claim.Key> held) {
    this.held = held;
  }

  boolean isHeld(Claim claim) {
    return held.contains(claim.key());
  }

  Runnable take(Claim claim, PendingEntry holder) {
    held.add(claim.key());
    taken.put(claim.key(), holder);
    return () -> {
      held.remove(claim.key());
      taken.remove(claim.key());
    };
  }

  /** A claim taken in this flush is never inserted; one that is in the table will be deleted. */
  Runnable release(Claim claim) {
    Claim.Key key = claim.key();
    held.remove(key);
    PendingEntry holder = taken.remove(key);
    boolean leavesTable = holder == null && released.add(key);
    return () -> {
      held.add(key);
      if (holder != null) {
        taken.put(key, holder);
      }
      if (leavesTable) {
        released.remove(key);
      }
    };
  }

  /** To be inserted, with the event that holds it, once {@link #released} are deleted. */
  Map<Claim.Key, PendingEntry> taken() {
    return taken;
  }

  Set<Claim.Key> released() {
    return released;
  }
}
