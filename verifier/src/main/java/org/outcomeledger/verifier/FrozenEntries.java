package org.outcomeledger.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.UnreadableEvent;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.recount.HistoryEntry;
import org.outcomeledger.recount.HistoryEntry.ErasedPlaces;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.LedgerPlace;

/**
 * The entries that a report was counted from: those up to its vector. What an erasure emptied after
 * the report was frozen is kept count of, for it was counted and cannot be counted any more.
 */
final class FrozenEntries {

  private final ReportDocument report;
  private final FindingLines findings;
  private final MerkleTree tree = new MerkleTree();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final Set<LedgerPlace> emptyNow = new HashSet<>();

  FrozenEntries(ReportDocument report, FindingLines findings) {
    this.report = report;
    this.findings = findings;
  }

  /** Takes the next entry: ledgers, shards and positions in their order. */
  void accept(String ledger, LedgerEntry entry) {
    if (entry.position() > report.position(ledger, entry.shard())) {
      return;
    }
    tree.add(leaf(ledger, entry));
    var place = new LedgerPlace(ledger, entry.shard(), entry.position());
    if (!report.isOfIncarnation(ledger, entry)) {
      fail(place, "the incarnation is not that of the report");
    }
    if (entry.redacted()) {
      emptyNow.add(place);
    } else if (entry.content().type().equals(ErasureMarker.TYPE)) {
      erased(place, entry.content().data());
    } else {
      recorded(place, entry.content());
    }
  }

  /** The data of an entry's leaf in the tree of entries. */
  static byte[] leaf(String ledger, LedgerEntry entry) {
    return ReportLeaf.ofEntry(ledger, entry.shard(), entry.position(), entry.leaf());
  }

  private void erased(LedgerPlace marker, byte[] data) {
    try {
      Set<LedgerPlace> places =
          ErasureMarker.redacted(data).stream()
              .map(it -> new LedgerPlace(marker.ledger(), marker.shard(), it))
              .collect(Collectors.toSet());
      emptyNow.removeAll(places);
      history.add(new ErasedPlaces(places));
    } catch (IllegalArgumentException e) {
      // The shard's verification has found it.
    }
  }

  private void recorded(LedgerPlace place, LedgerEntry.Content content) {
    try {
      LearnerEvent event = catalogue(place.ledger()).read(content.type(), content.data());
      if (!event.learner().value().equals(content.learnerId())) {
        fail(place, "it is filed under another learner than it is about");
      }
      EventId id = new EventId(UUID.fromString(content.id()));
      history.add(new RecordedEvent(place, id, content.platform(), event));
    } catch (UnreadableEvent | IllegalArgumentException e) {
      fail(place, "it cannot be counted: " + Reason.of(e));
    }
  }

  private static EventCatalogue<? extends LearnerEvent> catalogue(String ledger) {
    return ledger.equals("enrollment") ? EventCatalogue.ENROLLMENT : EventCatalogue.OUTCOME;
  }

  private void fail(LedgerPlace place, String what) {
    findings.fail(
        "%s, shard %d, position %d: %s"
            .formatted(place.ledger(), place.shard(), place.position(), what));
  }

  /** The tree of all that was taken. */
  MerkleTree tree() {
    return tree;
  }

  /** What is known of each learner. */
  List<LearnerHistory> learners() {
    return LearnerHistory.of(history);
  }

  /** How many entries were emptied after the report was frozen. */
  long erasedSince() {
    return emptyNow.size();
  }
}
