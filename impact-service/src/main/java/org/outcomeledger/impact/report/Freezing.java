package org.outcomeledger.impact.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.LedgerRequestFailed;
import org.outcomeledger.impact.mission.Missions.AimedAt;
import org.outcomeledger.impact.report.CubeTables.Table;
import org.outcomeledger.impact.report.FrozenDocument.Aim;
import org.outcomeledger.impact.report.FrozenDocument.Answer;
import org.outcomeledger.impact.report.FrozenDocument.Commitment;
import org.outcomeledger.impact.report.FrozenDocument.Exact;
import org.outcomeledger.impact.report.FrozenDocument.Question;
import org.outcomeledger.impact.report.FrozenDocument.Restated;
import org.outcomeledger.impact.report.FrozenDocument.Thresholds;
import org.outcomeledger.impact.report.FrozenDocument.UsedDefinition;
import org.outcomeledger.impact.report.RecountedTables.CountedTables;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.disclosure.DisclosureControl;

/**
 * Freezes: takes one vector of positions, replays both ledgers up to it, counts twice, and writes
 * the bytes of a report. Nothing in them depends on anything but the question, the vector, the
 * objectives and the settings. Takes as long as it takes to replay everything; one at a time.
 */
@Singleton
final class Freezing {
  private static final int TRIES = 5;

  private final Semaphore place = new Semaphore(1);
  private final LedgerClient ledgers;
  private final DisclosureControl control;
  private final ImpactConfig config;
  private final ZoneId zone;

  Freezing(
      LedgerClient ledgers, DisclosureControl control, ImpactConfig config, ServiceConfig service) {
    this.ledgers = ledgers;
    this.control = control;
    this.config = config;
    this.zone = service.zone();
  }

  /**
   * A report and the document of its exact figures.
   *
   * @param entries hashes of the leaves of the tree of entries
   * @param records of the tree of records
   */
  record Frozen(
      ReportEntry entry,
      Optional<Restated> previous,
      byte[] document,
      byte[] exact,
      List<byte[]> entries,
      List<byte[]> records) {}

  /**
   * What a restatement goes on from.
   *
   * @param rounding with what the report that it restates was rounded: what did not change since is
   *     rounded as it was
   */
  record Earlier(Restated restated, ReportSecret rounding) {}

  /**
   * Freezes what is asked at the ledgers' present positions; blocks.
   *
   * @param earlier the report that this one restates
   * @throws NotFrozen if a ledger cannot be read, or the two computations do not agree
   * @throws Refusal while another report is being frozen here
   */
  Frozen freeze(ReportEntry entry, Optional<Earlier> earlier, List<AimedAt> aims) {
    if (!place.tryAcquire()) {
      throw new Refusal(
          ProblemType.BUSY, "Another report is being frozen here. Send this again in a minute.");
    }
    try {
      return document(entry, earlier, aims, count(entry));
    } catch (LedgerRequestFailed e) {
      throw new NotFrozen("A ledger does not answer. Send this again once both do.", e);
    } finally {
      place.release();
    }
  }

  private VectorCount count(ReportEntry entry) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<VectorCount> count =
          VectorCount.of(vector(), ledgers, entry.span(), config.currency());
      if (count.isPresent()) {
        return count.get();
      }
    }
    throw new NotFrozen("Learners are being erased all the time. Send this again later.");
  }

  private Map<LedgerName, SortedMap<Integer, Long>> vector() {
    var vector = new EnumMap<LedgerName, SortedMap<Integer, Long>>(LedgerName.class);
    for (LedgerName ledger : LedgerName.values()) {
      var shards = new TreeMap<Integer, Long>();
      ledgers.heads(ledger).forEach((shard, head) -> shards.put(shard, head.position()));
      vector.put(ledger, shards);
    }
    return vector;
  }

  private Frozen document(
      ReportEntry entry, Optional<Earlier> earlier, List<AimedAt> aims, VectorCount count) {
    Optional<Restated> previous = earlier.map(Earlier::restated);
    Question question = question(entry, previous, count);
    byte[] disclosureSecret = config.disclosure().secret().orElseThrow().getBytes(UTF_8);
    ReportSecret salting =
        ReportSecret.salting(disclosureSecret, FrozenDocument.beginning(question));
    ReportSecret rounding =
        earlier
            .map(Earlier::rounding)
            .orElseGet(() -> ReportSecret.rounding(disclosureSecret, entry));
    List<Table> tables = tables(entry, count, rounding);
    byte[] exact =
        FrozenDocument.bytes(
            new Exact(
                "outcome-ledger-exact-1",
                rounding.hex(),
                salting.hex(),
                tables.stream().map(Table::exact).toList()));
    RecordTree records = RecordTree.of(count.records(), salting);
    Answer answer =
        new Answer(
            records.head(),
            aims.stream().map(it -> Aim.of(it, zone)).toList(),
            TableQuestion.indicators().stream()
                .map(it -> UsedDefinition.of(it.definition()))
                .toList(),
            Thresholds.of(control.policy()),
            tables.stream().map(Table::told).toList(),
            new Commitment(FrozenDocument.sha256(exact), FrozenDocument.sha256(rounding.bytes())));
    return new Frozen(
        entry,
        previous,
        FrozenDocument.bytes(question, answer),
        exact,
        count.entries(),
        records.hashes());
  }

  private Question question(ReportEntry entry, Optional<Restated> previous, VectorCount count) {
    return new Question(
        "outcome-ledger-report-1",
        entry.title(),
        entry.from(),
        entry.to(),
        entry.asOf(),
        config.currency(),
        previous.orElse(null),
        count.ledgers(),
        RecordTree.head(count.entries()));
  }

  /** On all cores: an exact curve of a million records takes longer than to count them. */
  private List<Table> tables(ReportEntry entry, VectorCount count, ReportSecret secret) {
    List<TableQuestion> asked = TableQuestion.all();
    var cube =
        new CubeTables(
            asked,
            count.snapshot(),
            entry.span(),
            new DisclosureControl(control.policy(), secret.bytes()));
    CountedTables recounted = count.recounted().counted();
    return asked.parallelStream()
        .map(
            it -> {
              Table table = cube.table(it);
              recounted.requireSame(it, table.exact());
              return table;
            })
        .toList();
  }
}
