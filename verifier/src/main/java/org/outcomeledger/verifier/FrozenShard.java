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
import org.outcomeledger.recount.LedgerPlace;

/**
 * The entries of one shard that a report was counted from. What an erasure emptied after the report
 * was frozen is kept count of, for it was counted and cannot be counted any more.
 */
final class FrozenShard {

  private final ReportDocument report;
  private final String ledger;
  private final FindingLines findings;
  private final List<byte[]> hashes = new ArrayList<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final Set<LedgerPlace> emptyNow = new HashSet<>();

  FrozenShard(ReportDocument report, String ledger, FindingLines findings) {
    this.report = report;
    this.ledger = ledger;
    this.findings = findings;
  }

  /** Takes the next entry; nothing, if the report ends before it. */
  void accept(LedgerEntry entry) {
    if (entry.position() > report.position(ledger, entry.shard())) {
      return;
    }
    hashes.add(MerkleTree.leaf(leaf(ledger, entry)));
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
      LearnerEvent event = catalogue().read(content.type(), content.data());
      if (!event.learner().value().equals(content.learnerId())) {
        fail(place, "it is filed under another learner than it is about");
      }
      EventId id = new EventId(UUID.fromString(content.id()));
      history.add(new RecordedEvent(place, id, content.platform(), event));
    } catch (UnreadableEvent | IllegalArgumentException e) {
      fail(place, "it cannot be counted: " + Reason.of(e));
    }
  }

  private EventCatalogue<? extends LearnerEvent> catalogue() {
    return ledger.equals("enrollment") ? EventCatalogue.ENROLLMENT : EventCatalogue.OUTCOME;
  }

  private void fail(LedgerPlace place, String what) {
    findings.fail(
        "%s, shard %d, position %d: %s"
            .formatted(place.ledger(), place.shard(), place.position(), what));
  }

  /** The hashes of the leaves of what was taken, in the tree of entries. */
  List<byte[]> hashes() {
    return hashes;
  }

  /** What was said, and whose was erased. */
  List<HistoryEntry> history() {
    return history;
  }

  /** How many entries were emptied after the report was frozen. */
  long erasedSince() {
    return emptyNow.size();
  }
}
