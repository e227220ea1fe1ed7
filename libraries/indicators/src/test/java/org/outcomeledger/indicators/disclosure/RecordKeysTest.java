package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedShare;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.query.KeyedGroup;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/** A count's key stands for the records that were counted, wherever and in whatever order. */
class RecordKeysTest {
  private final List<Fact> facts = new RandomLearners(11, 300).facts();
  private final AskedCube cube = AskedCube.of(facts);

  @Test
  void keysAndSizesAddUpOverTwoCubesToThoseOfOne() {
    List<Fact> one = new ArrayList<>();
    List<Fact> other = new ArrayList<>();
    facts.forEach(it -> (it.learner().value().hashCode() % 2 == 0 ? one : other).add(it));
    // In another order programmes get other codes.
    Collections.shuffle(one, new Random(3));
    for (Indicator indicator : Catalogue.all()) {
      Question question = cube.question(indicator.definition().id() + "?by=programme,gender");
      Question keyed = question.counting(Counting.KEYED);
      PartialAggregates parts =
          AskedCube.of(one).count(keyed).plus(AskedCube.of(other).count(keyed));
      assertThat(parts.keyedFiguresBehind(List.of()))
          .as(indicator.definition().id())
          .containsExactlyElementsOf(cube.count(keyed).keyedFiguresBehind(List.of()).toList());
      for (Question sizes : CellTables.of(keyed).sizes().values()) {
        assertThat(AskedCube.of(one).count(sizes).plus(AskedCube.of(other).count(sizes)).sizes())
            .isEqualTo(cube.count(sizes).sizes());
      }
    }
  }

  @Test
  void theKeyOfTwoGroupsTogetherIsTheXorOfTheirs() {
    long all = key("EMP1");
    long parts =
        keyed("EMP1?by=gender").stream().mapToLong(RecordKeysTest::rest).reduce(0, (a, b) -> a ^ b);
    assertThat(parts).isEqualTo(all).isNotZero();
  }

  @Test
  void otherRecordsHaveOtherKeys() {
    Set<Long> keys = new HashSet<>();
    List<KeyedGroup> groups = keyed("EMP1?by=programme,region");
    groups.forEach(it -> keys.add(rest(it)));
    assertThat(keys).hasSameSizeAs(groups);
  }

  @Test
  void theSizesOfCellsAreTheExactDenominatorsOfTheirFigures() {
    for (String id : List.of("EMP1", "COM1", "COM3", "ENR2", "EMP10", "DAT2")) {
      Question sizes =
          CellTables.of(Askable.of(cube.question(id + "?by=programme"))).sizes().get("");
      var bySize = cube.count(sizes).sizes();
      assertThat(bySize).isNotEmpty();
      for (String by : List.of("", ",cohort-year", ",cohort-quarter", ",cohort-month")) {
        cube.ask(id + "?by=programme" + by)
            .keyed()
            .forEach(
                group -> {
                  List<String> cell = new ArrayList<>(group.group().values());
                  cell.addAll(by.isEmpty() ? List.of("all") : List.of());
                  assertThat(bySize.get(cell))
                      .as("%s of %s", id, cell)
                      .isEqualTo(((KeyedShare) group.figure()).exact().denominator());
                });
      }
    }
  }

  @Test
  void whatWasCountedWithoutKeysHasNone() {
    PartialAggregates exact = cube.count(cube.question("EMP1"));
    assertThatThrownBy(() -> exact.keyedFiguresBehind(List.of()).toList())
        .isInstanceOf(IllegalStateException.class);
  }

  private long key(String asked) {
    return rest(keyed(asked).getFirst());
  }

  private List<KeyedGroup> keyed(String asked) {
    return cube.ask(asked).keyed();
  }

  private static long rest(KeyedGroup group) {
    return ((KeyedShare) group.figure()).keys().rest();
  }
}
