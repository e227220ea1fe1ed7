package org.outcomeledger.impact.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.impact.follower.Delivered;
import org.outcomeledger.impact.follower.EntryContent;
import org.outcomeledger.impact.follower.ParsedEntry;
import org.outcomeledger.impact.readmodel.RowsAtOneMoment;
import org.outcomeledger.impact.readmodel.RowsAtOneMoment.Slice;
import org.outcomeledger.impact.readmodel.RowsAtOneMoment.StoredFact;
import org.outcomeledger.indicators.Fact;

/**
 * Some consecutive entries of a shard and the rows at their positions: each fact has its row unless
 * a retraction took it back, and nothing else has one. What was taken back up to the position of
 * the comparison does not stand; what was taken back since then did. A retraction row that nobody
 * has the right to have written is found where it lies itself.
 */
final class SliceComparison {

  private final long asOf;
  private final Map<Long, Fact> said = new HashMap<>();
  private final List<Fact> retractions = new ArrayList<>();
  private final Findings findings = new Findings();
  private final List<Fact> standing = new ArrayList<>();
  private final List<Fact> stored = new ArrayList<>();
  private final List<Fact> takenOut = new ArrayList<>();

  /**
   * A comparison of entries.
   *
   * @param asOf the position up to which the shard is compared
   */
  SliceComparison(long asOf, List<ParsedEntry> entries) {
    this.asOf = asOf;
    entries.forEach(this::take);
  }

  private void take(ParsedEntry entry) {
    switch (entry.content()) {
      case EntryContent.Said(Delivered.Stated(Fact fact)) -> {
        said.put(entry.position(), fact);
        if (fact.event() instanceof EventRetracted) {
          retractions.add(fact);
        }
      }
      case EntryContent.Said(Delivered.Erased marker) -> {}
      case EntryContent.Bare bare -> {}
      case EntryContent.OfUnknownType unknown -> {}
      case EntryContent.WithoutSalt never -> findings.add(entry.position(), "it has no salt");
      case EntryContent.Wrong(String why) -> findings.add(entry.position(), why);
    }
  }

  /** Compares with the rows after a position. */
  SliceComparison with(RowsAtOneMoment rows, long after, long upTo) {
    Slice slice = rows.slice(after, upTo);
    slice.wrong().forEach((position, what) -> findings.add(position, what));
    var missing = new ArrayList<Fact>();
    said.forEach((position, fact) -> compare(fact, slice.facts().remove(position), missing));
    slice.facts().forEach(this::extra);
    judgeMissing(missing, rows.retractionsOf(missing), slice);
    rows.standing(retractions).forEach(this::takenBackAndThere);
    return this;
  }

  private void compare(Fact fact, StoredFact row, List<Fact> missing) {
    if (row == null) {
      missing.add(fact);
    } else {
      standing.add(fact);
      stored.add(row.fact());
      if (!fact.equals(row.fact())) {
        findings.add(fact.position(), "the row in " + row.table() + " is not what the ledger says");
      }
    }
  }

  private void extra(long position, StoredFact row) {
    stored.add(row.fact());
    findings.add(position, "a row in " + row.table() + " that the ledger does not have");
  }

  private void judgeMissing(List<Fact> missing, Map<EventId, Long> retractions, Slice slice) {
    for (Fact fact : missing) {
      Long takenBackAt = retractions.get(fact.eventId());
      if (takenBackAt == null) {
        standing.add(fact);
        if (!slice.wrong().containsKey(fact.position())) {
          findings.add(fact.position(), missing(fact, slice));
        }
      } else if (takenBackAt > asOf) {
        standing.add(fact);
        stored.add(fact);
      }
    }
  }

  /** That it is said to wait excuses nothing: this version knows its type. */
  private static String missing(Fact fact, Slice slice) {
    return slice.waiting().contains(fact.position())
        ? "its row is missing, and it is said to wait, though this version knows its type"
        : "its row is missing";
  }

  private void takenBackAndThere(StoredFact row) {
    takenOut.add(row.fact());
    findings.add(
        row.fact().position(), "it was taken back, and its row in " + row.table() + " is there");
  }

  Findings findings() {
    return findings;
  }

  /** Gives the facts that stand, as the ledger says, and those that rows of others stand for. */
  void each(Consumer<Fact> standing, Consumer<Fact> stored, Consumer<Fact> takenOut) {
    this.standing.forEach(standing);
    this.stored.forEach(stored);
    this.takenOut.forEach(takenOut);
  }
}
