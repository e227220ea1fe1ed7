package org.outcomeledger.impact.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.outcomeledger.format.Chain;
import org.outcomeledger.impact.follower.Delivered;
import org.outcomeledger.impact.follower.EntryContent;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.ParsedEntry;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.RowsAtOneMoment;
import org.outcomeledger.impact.readmodel.StoredRows;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.CubeDigests;
import org.outcomeledger.indicators.cube.FactDigest;

/**
 * Walks one shard of a ledger from its first position to where the figures are, recomputes its
 * chain and its leaves, and compares slice by slice with the rows; then the figures with all of it.
 * What is found is looked at a second time, once the rows have caught up with the ledger, for both
 * move while they are compared. Longer than usual: it is one comparison from beginning to end.
 */
final class ShardComparison {

  private static final int PAGE = 1_000;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int POLLS = 100;

  /** What a comparison asks. */
  record Sources(LedgerClient ledgers, StoredRows rows, Throttle throttle, String currency) {}

  private final Sources sources;
  private final Watermark followed;
  private final FactDigest figures;
  private final Findings findings = new Findings();
  private final FactDigest ledger = new FactDigest();
  private final FactDigest stored = new FactDigest();
  private final FactDigest expected = new FactDigest();
  private final TreeSet<Long> bare = new TreeSet<>();
  private long reached;
  private long erasures;
  private byte[] chain = Chain.genesis();

  /**
   * A comparison of the shard of a watermark.
   *
   * @param followed how far the figures are
   * @param figures what they hold
   */
  ShardComparison(Sources sources, Watermark followed, FactDigest figures) {
    this.sources = sources;
    this.followed = followed;
    this.figures = figures;
  }

  /**
   * Compares; blocks.
   *
   * @throws NotComparable if the rows do not catch up with the figures
   */
  ShardReconciliation result() {
    awaitRows(followed.position());
    while (reached < followed.position() && walk(page(reached))) {
      sources.throttle().spent(PAGE);
    }
    if (reached == followed.position() && !Arrays.equals(chain, followed.chain())) {
      findings.add(
          reached,
          "the ledger's chain is not the one that was followed: entries up to here were rewritten afterwards");
    }
    findUnlisted();
    ask(rows -> rows.outside(rows.applied()), "rows at positions that were never followed");
    if (!expected.agrees(figures)) {
      findings.add(
          "the figures hold %d facts of this shard where they should hold %d, or others: restart this replica"
              .formatted(figures.count(), expected.count()));
    }
    return inWords();
  }

  private void ask(ToLongFunction<RowsAtOneMoment> question, String what) {
    long count = sources.rows().ask(followed.ledger(), followed.shard(), question::applyAsLong);
    if (count > 0) {
      findings.add(count + " " + what);
    }
  }

  /** Whether the walk can go on. */
  private boolean walk(List<ParsedEntry> page) {
    if (page.isEmpty()) {
      findings.add(
          "the ledger replays nothing after position %d, though %d was followed: its tail was dropped, or an older copy was put in its place"
              .formatted(reached, followed.position()));
      return false;
    }
    Optional<ParsedEntry> broken = page.stream().filter(entry -> !continues(entry)).findFirst();
    if (broken.isPresent()) {
      findings.add(
          broken.get().position(),
          broken.get().content() instanceof EntryContent.Wrong(String why)
              ? why
              : "the chain does not continue the entry before it");
      return false;
    }
    long upTo = page.getLast().position();
    SliceComparison slice = compare(page, upTo);
    if (!slice.findings().isEmpty()) {
      slice = compareAgain(page, upTo);
    }
    findings.addAll(slice.findings());
    slice.each(this::stands, fact -> stored.add(FactBytes.of(fact)), this::isTakenOut);
    page.forEach(this::account);
    reached = upTo;
    return true;
  }

  private boolean continues(ParsedEntry entry) {
    byte[] next =
        Chain.next(entry.incarnation(), entry.shard(), entry.position(), chain, entry.leaf());
    chain = next;
    return Arrays.equals(next, entry.chain());
  }

  private SliceComparison compare(List<ParsedEntry> page, long upTo) {
    long after = reached;
    return sources
        .rows()
        .ask(
            followed.ledger(),
            followed.shard(),
            rows -> new SliceComparison(followed.position(), page).with(rows, after, upTo));
  }

  /** An erasure may have come between the entries and their rows. */
  private SliceComparison compareAgain(List<ParsedEntry> page, long upTo) {
    awaitRows(sources.ledgers().heads(followed.ledger()).get(followed.shard()).position());
    List<ParsedEntry> again = page(reached);
    boolean same =
        again.size() == page.size()
            && Arrays.equals(again.getLast().chain(), page.getLast().chain());
    if (!same) {
      throw new NotComparable("the ledger replays something else than a moment ago");
    }
    return compare(again, upTo);
  }

  private void stands(Fact fact) {
    ledger.add(FactBytes.of(fact));
    CubeDigests.of(fact, sources.currency(), expected::add);
  }

  private void isTakenOut(Fact fact) {
    ledger.subtract(FactBytes.of(fact));
    CubeDigests.of(fact, sources.currency(), expected::subtract);
  }

  private void account(ParsedEntry entry) {
    if (entry.content() instanceof EntryContent.Bare) {
      bare.add(entry.position());
    }
    if (entry.content() instanceof EntryContent.Said(Delivered.Erased marker)) {
      bare.removeAll(marker.positions());
      erasures += entry.position() <= followed.position() ? 1 : 0;
    }
  }

  /** What is bare is listed by a marker that may lie behind the position of the comparison. */
  private void findUnlisted() {
    long after = reached;
    while (!bare.isEmpty()) {
      List<ParsedEntry> page = replay(after);
      if (page.isEmpty()) {
        break;
      }
      var before = new TreeSet<>(bare);
      page.forEach(this::account);
      bare.retainAll(before);
      after = page.getLast().position();
      sources.throttle().spent(PAGE);
    }
    bare.forEach(position -> findings.add(position, "redacted, but no erasure marker lists it"));
  }

  private List<ParsedEntry> page(long after) {
    return replay(after).stream().filter(entry -> entry.position() <= followed.position()).toList();
  }

  private List<ParsedEntry> replay(long after) {
    return LedgerClient.join(
        sources.ledgers().replay(followed.ledger(), followed.shard(), after, PAGE));
  }

  private void awaitRows(long position) {
    for (int poll = 0; applied() < position; poll++) {
      if (poll == POLLS) {
        throw new NotComparable("the read model does not reach position " + position);
      }
      sources.throttle().pause(POLL);
    }
  }

  private long applied() {
    return sources.rows().ask(followed.ledger(), followed.shard(), RowsAtOneMoment::applied);
  }

  /** Whether the figures are all that was found. */
  boolean onlyFiguresDiffer() {
    return findings.inWords().size() == 1 && !expected.agrees(figures);
  }

  private ShardReconciliation inWords() {
    return new ShardReconciliation(
        followed.ledger().text(),
        followed.shard(),
        followed.position(),
        ledger.count(),
        stored.count(),
        figures.count(),
        erasures,
        ledger.hex(),
        stored.hex(),
        findings.isEmpty(),
        Instant.now(),
        findings.inWords());
  }
}
