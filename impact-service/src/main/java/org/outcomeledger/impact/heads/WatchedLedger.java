package org.outcomeledger.impact.heads;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.format.ChainPosition;
import org.outcomeledger.format.HeadChain;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.SignedHead;
import org.outcomeledger.indicators.LedgerName;

/** The heads of one ledger: those that came, and whether the ledger passes through them. */
final class WatchedLedger {

  private final LedgerName name;
  private final SeenHeads seen;
  private final LedgerQuestions questions;
  private final HeadChain chain;

  private WatchedLedger(
      LedgerName name, SeenHeads seen, LedgerQuestions questions, HeadChain chain) {
    this.name = name;
    this.seen = seen;
    this.questions = questions;
    this.chain = chain;
  }

  /** Goes on where it was; the first time, it trusts the keys that the ledger's service names. */
  static WatchedLedger resume(LedgerName name, SeenHeads seen, LedgerQuestions questions)
      throws IOException, InterruptedException {
    Optional<SeenHead> last = seen.of(name);
    HeadChain chain =
        new HeadChain(
            name.text(), last.isPresent() ? List.of(last.get().keyOfNext()) : questions.keys(name));
    last.ifPresent(it -> chain.resume(it.head()));
    return new WatchedLedger(name, seen, questions, chain);
  }

  /** Takes a head that came, and says what does not hold of it or of the ledger. */
  List<String> accept(SignedHead head, long offset) throws IOException, InterruptedException {
    Optional<SignedHead> before = chain.latest();
    if (before.isEmpty() && !chain.trusts(head.statement().key())) {
      return List.of(); // of a key that was given up before this ledger was first watched
    }
    List<String> findings = new ArrayList<>(chain.accept(head));
    if (findings.isEmpty() && !chain.latest().equals(before)) {
      if (before.isPresent()) {
        findings.addAll(since(before.get(), head));
      }
      findings.addAll(differences(head));
      seen.keep(name, new SeenHead(head, chain.keyOfNext().orElseThrow(), offset));
    }
    return findings;
  }

  /** A head of another incarnation lost what the one before had; nothing shows whether in truth. */
  private List<String> since(SignedHead before, SignedHead head)
      throws IOException, InterruptedException {
    return head.statement().incarnation().equals(before.statement().incarnation())
        ? differences(before)
        : List.of(
            "head %d of %s: begins another incarnation, as after the command restore. If you ran it, start impact-service again; if not, the ledger was rewritten"
                .formatted(head.statement().sequence(), name.text()));
  }

  /** Where the ledger does not pass through a head; the chain there commits to all before. */
  private List<String> differences(SignedHead head) throws IOException, InterruptedException {
    var findings = new ArrayList<String>();
    List<ChainPosition> shards = head.statement().shards();
    for (int shard = 0; shard < shards.size(); shard++) {
      if (shards.get(shard).position() > 0 && !passes(shard, shards.get(shard))) {
        findings.add(
            "head %d of %s: the ledger does not pass through it in shard %d at position %d"
                .formatted(
                    head.statement().sequence(), name.text(), shard, shards.get(shard).position()));
      }
    }
    return findings;
  }

  private boolean passes(int shard, ChainPosition head) throws IOException, InterruptedException {
    Optional<LedgerEntry> entry = questions.entry(name, shard, head.position());
    return entry.isPresent()
        && entry.get().position() == head.position()
        && Arrays.equals(entry.get().chain(), head.chain());
  }

  /** What the last head says that held. */
  Optional<HeadStatement> latest() {
    return chain.latest().map(SignedHead::statement);
  }
}
