package org.outcomeledger.ledger;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which claims are held while a flush decides, and what of that the claim table does not say yet.
 * Each change answers how it is undone.
 */
final class ClaimChanges {

  private final Set<Claim.Key> held;
  private final Map<Claim.Key, Draft> taken = new LinkedHashMap<>();
  private final Set<Claim.Key> freed = new HashSet<>();

  ClaimChanges(Set<Claim.Key> held) {
    this.held = held;
  }

  boolean isHeld(Claim claim) {
    return held.contains(claim.key());
  }

  Runnable take(Claim claim, Draft holder) {
    held.add(claim.key());
    taken.put(claim.key(), holder);
    return () -> {
      held.remove(claim.key());
      taken.remove(claim.key());
    };
  }

  /** What was taken in this flush never reaches the table; what was there before is deleted. */
  Runnable free(Claim claim) {
    Claim.Key key = claim.key();
    held.remove(key);
    Draft holder = taken.remove(key);
    boolean leavesTable = holder == null && freed.add(key);
    return () -> {
      held.add(key);
      if (holder != null) {
        taken.put(key, holder);
      }
      if (leavesTable) {
        freed.remove(key);
      }
    };
  }

  /** To be inserted, with the event that holds it, once {@link #freed} are deleted. */
  Map<Claim.Key, Draft> taken() {
    return taken;
  }

  Set<Claim.Key> freed() {
    return freed;
  }
}
