package org.outcomeledger.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies the signed heads of one ledger, one after the other, and says what does not hold.
 *
 * <p>It finds: a signature that its key did not make; a key that was neither trusted from the start
 * nor named by the head before; two heads of one number; a head that does not name the one before
 * it; a shard that went back within one incarnation. A head that comes again says nothing new.
 * Heads that are missing are counted in {@link #missing}, not found: what is lost proves nothing.
 * Whether the ledger itself passes through a head is its reader's to compare, at {@link #latest}.
 *
 * <p>A head that does not hold is not taken: the next is compared with the last that held. Not safe
 * for use by several threads.
 */
public final class HeadChain {

  private final String ledger;
  private final Map<String, HeadKey> keys = new HashMap<>();
  private SignedHead latest;
  private long missing;

  /**
   * A chain of which nothing is known yet.
   *
   * @param trusted keys that are known to be the ledger's from elsewhere
   */
  public HeadChain(String ledger, List<HeadKey> trusted) {
    this.ledger = ledger;
    trusted.forEach(key -> keys.put(key.id(), key));
  }

  /** Goes on behind a head that was verified earlier. */
  public void resume(SignedHead verified) {
    latest = verified;
    verified.statement().next().ifPresent(this::trust);
  }

  /** Also takes heads that this key signed. */
  public void trust(HeadKey key) {
    keys.put(key.id(), key);
  }

  /** Whether heads of this key are taken. */
  public boolean trusts(String keyId) {
    return keys.containsKey(keyId);
  }

  /** The key by which the next head is to be signed, once a head has held. */
  public Optional<HeadKey> keyOfNext() {
    return latest().map(head -> keys.get(head.statement().keyOfNext()));
  }

  /** Takes the next head, and says what does not hold of it; nothing if all does. */
  public List<String> accept(SignedHead head) {
    var findings = new ArrayList<String>();
    verifyOrigin(head.statement(), head, findings);
    boolean known = latest != null && head.statement().sequence() <= sequence();
    if (known) {
      verifySame(head, findings);
    } else if (latest != null) {
      verifyNext(head.statement(), findings);
    }
    if (findings.isEmpty() && !known) {
      missing += Math.max(0, head.statement().sequence() - sequence() - 1);
      resume(head);
    }
    return findings.stream().map(what -> name(head.statement()) + what).toList();
  }

  private void verifyOrigin(HeadStatement said, SignedHead head, List<String> findings) {
    if (!said.ledger().equals(ledger)) {
      findings.add("is of the ledger " + said.ledger());
    }
    HeadKey key = keys.get(said.key());
    if (key == null) {
      findings.add("names the key " + said.key() + ", which no head before it names");
    } else if (!head.signedBy(key)) {
      findings.add("its signature is not that of its key");
    }
  }

  private void verifySame(SignedHead head, List<String> findings) {
    if (head.statement().sequence() == sequence() && !Arrays.equals(head.line(), latest.line())) {
      findings.add("another head has the same number");
    }
    if (head.statement().at().isAfter(latest.statement().at())) {
      findings.add("its number was given to an earlier head");
    }
  }

  private void verifyNext(HeadStatement said, List<String> findings) {
    boolean follows = said.sequence() == sequence() + 1;
    if (follows && !Arrays.equals(said.previous(), latest.hash())) {
      findings.add("does not name the head before it");
    }
    if (!said.key().equals(latest.statement().keyOfNext())) {
      String hint = follows ? "" : "; a head between the two, which is not here, may have named it";
      findings.add("is not signed by the key that the last head names" + hint);
    }
    if (said.incarnation().equals(latest.statement().incarnation())) {
      verifyForward(said, findings);
    }
  }

  private void verifyForward(HeadStatement said, List<String> findings) {
    List<ChainPosition> before = latest.statement().shards();
    if (before.size() != said.shards().size()) {
      findings.add("has another number of shards than the head before it");
      return;
    }
    for (int shard = 0; shard < before.size(); shard++) {
      ChainPosition from = before.get(shard);
      ChainPosition to = said.shards().get(shard);
      boolean stands = to.position() == from.position() && Arrays.equals(to.chain(), from.chain());
      if (to.position() <= from.position() && !stands) {
        findings.add("shard %d does not go on from the head before it".formatted(shard));
      }
    }
  }

  private String name(HeadStatement said) {
    return "head %d of %s: ".formatted(said.sequence(), ledger);
  }

  private long sequence() {
    return latest == null ? 0 : latest.statement().sequence();
  }

  /** The last head that held. */
  public Optional<SignedHead> latest() {
    return Optional.ofNullable(latest);
  }

  /** How many heads never came. */
  public long missing() {
    return missing;
  }
}
