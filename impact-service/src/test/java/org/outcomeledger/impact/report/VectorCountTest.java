package org.outcomeledger.impact.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.TwoLedgers;
import org.outcomeledger.impact.report.FrozenDocument.FigureTable;
import org.outcomeledger.impact.report.FrozenDocument.LedgerVector;
import org.outcomeledger.impact.report.FrozenDocument.ShardVector;
import org.outcomeledger.impact.report.FrozenDocument.TreeHead;
import org.outcomeledger.impact.report.RecordStandings.Standing;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.Policy;
import org.outcomeledger.indicators.indicator.Span;

/** What is counted up to a vector is the same whatever comes in meanwhile. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class VectorCountTest {
  private static final Span SPAN = Span.asOf(LocalDate.parse("2025-06-30"));

  @Inject LedgerClient ledgers;

  /** All that the bytes of a report are made of. */
  private record Counted(
      List<LedgerVector> ledgers,
      TreeHead entries,
      List<Standing> records,
      List<FigureTable> told) {

    static Counted of(VectorCount it) {
      var control = new DisclosureControl(Policy.STANDARD, new byte[32]);
      var tables = new CubeTables(TableQuestion.all(), it.snapshot(), SPAN, control);
      return new Counted(
          it.ledgers(),
          RecordTree.head(it.entries()),
          it.records(),
          TableQuestion.all().stream().map(asked -> tables.table(asked).told()).toList());
    }
  }

  @Test
  void whatComesInMeanwhileIsBehindTheOnePositionOfEachShard() {
    ToldCohort.events().forEach(TwoLedgers::append);
    Map<LedgerName, SortedMap<Integer, Long>> vector = vector();
    Counted quiet = counted(vector);
    long before = TwoLedgers.entries();
    Counted busy = TwoLedgers.whileEventsComeIn(late(), () -> counted(vector));
    assertThat(TwoLedgers.entries()).isGreaterThan(before);
    assertThat(busy).isEqualTo(quiet);
    for (LedgerVector ledger : busy.ledgers()) {
      assertThat(ledger.shards())
          .extracting(ShardVector::position)
          .containsExactlyElementsOf(
              vector.get(LedgerName.of(ledger.ledger()).orElseThrow()).values());
    }
  }

  private static List<LearnerEvent> late() {
    History history = new History();
    for (int i = 0; i < 200; i++) {
      history.learner("platform-a", "late" + i).enrolled("late" + i, "data", "2024-02-01", 90);
    }
    return history.facts().stream().map(Fact::event).toList();
  }

  private Counted counted(Map<LedgerName, SortedMap<Integer, Long>> vector) {
    return Counted.of(VectorCount.of(vector, ledgers, SPAN, "EUR").orElseThrow());
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
}
