package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.report.RecordStandings.Standing;
import org.outcomeledger.impact.report.SampleDocument.DrawnRecord;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.LedgerPlace;

/**
 * Of whom a sample is drawn: the records of a report, counted anew from both ledgers up to its
 * vector, shard by shard, each of which is in its tree.
 */
final class SampleFrame {
  private static final HexFormat HEX = HexFormat.of();

  private final LedgerClient ledgers;
  private final JsonNode report;
  private final RecordStandings standings;
  private final ReportSecret secret;
  private final Set<String> leaves;
  private final String indicator;

  SampleFrame(
      LedgerClient ledgers,
      Report report,
      ReportBytes bytes,
      ReportLeaves leaves,
      String indicator) {
    this.ledgers = ledgers;
    this.report = ReportDifference.read(bytes.document());
    this.standings =
        new RecordStandings(report.entry().span(), this.report.path("currency").asText());
    this.secret = ReportSecret.ofSalts(bytes.exact());
    this.leaves = leaves.records().stream().map(HEX::formatHex).collect(Collectors.toSet());
    this.indicator = indicator;
  }

  /**
   * One record.
   *
   * @param hash of its leaf in the report's tree of records
   * @param standing for the indicator; empty if that does not ask about it
   */
  record FramedRecord(byte[] hash, String standing, LearnerHistory learner) {

    DrawnRecord drawn() {
      return new DrawnRecord(
          HEX.formatHex(hash),
          standing,
          places(learner.events().stream()),
          places(learner.events().stream().filter(it -> namesEvidence(it.event()))));
    }

    private static List<String> places(Stream<RecordedEvent> events) {
      return events
          .map(RecordedEvent::place)
          .sorted(
              Comparator.comparing(LedgerPlace::ledger).thenComparingLong(LedgerPlace::position))
          .map(it -> it.ledger().charAt(0) + ":" + it.shard() + ":" + it.position())
          .toList();
    }

    private static boolean namesEvidence(LearnerEvent event) {
      return event instanceof EvidenceAttached
          || (event instanceof EmploymentStarted job && job.evidence().isPresent());
    }
  }

  /** The shards that the report counted. */
  SortedSet<Integer> shards() {
    var shards = new TreeSet<Integer>();
    report
        .path("ledgers")
        .forEach(it -> it.path("shards").forEach(at -> shards.add(at.path("shard").asInt())));
    return shards;
  }

  /** How many records the report has. */
  int size() {
    return leaves.size();
  }

  /**
   * All records of a shard that can still be judged; blocks while both ledgers are replayed.
   *
   * @throws NotFrozen if they do not say what the report counted
   */
  List<FramedRecord> records(int shard) {
    List<Fact> facts = Arrays.stream(LedgerName.values()).flatMap(it -> facts(it, shard)).toList();
    return LearnerHistory.of(facts.stream().map(VectorCount::recorded).toList()).parallelStream()
        .flatMap(learner -> standings.of(learner).map(it -> record(it, learner)))
        .toList();
  }

  private Stream<Fact> facts(LedgerName ledger, int shard) {
    JsonNode counted = Receipts.shard(report, new Position(ledger, shard, 0));
    if (counted.isMissingNode()) {
      return Stream.empty();
    }
    var end = new Position(ledger, shard, counted.path("position").asLong());
    ShardHistory history = ShardHistoryReader.readWhatIsLeft(ledgers, end);
    if (!HEX.formatHex(history.chain()).equals(counted.path("chain").asText())) {
      throw new NotFrozen(
          "The %s ledger is not the one that the report counted: shard %d."
              .formatted(ledger.text(), shard));
    }
    return history.facts().stream();
  }

  private FramedRecord record(Standing it, LearnerHistory learner) {
    byte[] hash = MerkleTree.leaf(RecordTree.data(it, secret));
    if (!leaves.contains(HEX.formatHex(hash))) {
      throw new NotFrozen("The ledgers say something else of a record than the report does.");
    }
    return new FramedRecord(hash, standing(it), learner);
  }

  private String standing(Standing of) {
    return of.standings()
        .lines()
        .filter(it -> it.startsWith(indicator + "="))
        .map(it -> it.substring(indicator.length() + 1))
        .findFirst()
        .orElse("");
  }
}
