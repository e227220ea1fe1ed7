package org.outcomeledger.indicators.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.figure.IncidenceFigure;
import org.outcomeledger.indicators.figure.QuantityFigure;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.Span;

/** What several cubes counted, each of other learners and in codes of its own, adds up. */
class PartialAggregatesTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-06-30");
  private static final int LEARNERS = 400;

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void learnersSplitOverTwoCubesComeToWhatTheyComeToInOne() {
    List<List<Fact>> lives = lives();
    List<Fact> whole = lives.stream().flatMap(List::stream).toList();
    // In another order words get other codes.
    Collections.shuffle(lives, random);
    List<Fact> one = lives.subList(0, LEARNERS / 3).stream().flatMap(List::stream).toList();
    List<Fact> other =
        lives.subList(LEARNERS / 3, LEARNERS).stream().flatMap(List::stream).toList();
    for (Indicator indicator : Catalogue.all()) {
      for (List<String> by : List.of(List.<String>of(), List.of("programme", "region", "gender"))) {
        Question question = question(indicator, by);
        List<GroupFigure> expected = aggregates(whole, question).figures().toList();
        PartialAggregates first = aggregates(one, question);
        PartialAggregates second = aggregates(other, question);
        List<GroupFigure> part = first.figures().toList();
        assertThat(first.plus(second).figures())
            .as("%s by %s, the same again with -Dseed=%d", indicator.definition().id(), by, seed)
            .containsExactlyElementsOf(expected);
        assertThat(second.plus(first).figures()).containsExactlyElementsOf(expected);
        assertThat(first.figures()).as("the parts stay").containsExactlyElementsOf(part);
      }
    }
  }

  @Test
  void mediansAndCurvesAreAmongWhatAddsUp() {
    List<Fact> facts = lives().stream().flatMap(List::stream).toList();
    assertThat(figure(facts, "SAL1"))
        .isInstanceOfSatisfying(QuantityFigure.class, it -> assertThat(it.median()).isPresent());
    assertThat(figure(facts, "EMP8"))
        .isInstanceOfSatisfying(
            IncidenceFigure.class,
            it -> {
              assertThat(it.strict().events()).isPositive();
              assertThat(it.observed()).isPresent();
            });
  }

  @Test
  void whatWasCountedOfAnotherQuestionDoesNotAddUp() {
    List<Fact> facts = new History().facts();
    PartialAggregates one = aggregates(facts, question(indicator("COM1"), List.of()));
    PartialAggregates other = aggregates(facts, question(indicator("EMP1"), List.of()));
    assertThatThrownBy(() -> one.plus(other)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Object figure(List<Fact> facts, String id) {
    return aggregates(facts, question(indicator(id), List.of()))
        .figures()
        .findFirst()
        .orElseThrow()
        .figure();
  }

  private static PartialAggregates aggregates(List<Fact> facts, Question question) {
    return IncrementalAggregation.of(History.cube(facts).snapshot(), question).aggregates();
  }

  private static Indicator indicator(String id) {
    return Catalogue.find(id).orElseThrow();
  }

  private static Question question(Indicator indicator, List<String> by) {
    return new Question(
        indicator,
        Optional.empty(),
        Span.asOf(AS_OF),
        by.stream().map(Dimension::of).toList(),
        Map.of(),
        Optional.empty());
  }

  private List<List<Fact>> lives() {
    List<List<Fact>> lives = new ArrayList<>();
    for (int i = 0; i < LEARNERS; i++) {
      History history = new History();
      live(history, "l" + i);
      lives.add(history.facts());
    }
    return lives;
  }

  private void live(History history, String name) {
    LocalDate start = LocalDate.parse("2025-01-01").plusDays(random.nextInt(200));
    History.Learner learner =
        history
            .learner("platform-" + random.nextInt(3), name)
            .enrolled(name, "programme-" + random.nextInt(5), start.toString(), 60)
            .declared(start.toString(), attributes());
    LocalDate later = start.plusDays(20 + random.nextInt(60));
    switch (random.nextInt(6)) {
      case 0 -> learner.withdrew(name, later.toString());
      case 1 -> {}
      default -> afterwards(learner.completed(name, later.toString()), name, later);
    }
  }

  private void afterwards(History.Learner learner, String name, LocalDate completed) {
    LocalDate later = completed.plusDays(random.nextInt(150));
    InField inField = random.nextInt(4) == 0 ? InField.NO : InField.YES;
    switch (random.nextInt(5)) {
      case 0 -> learner.surveyed(later.toString(), Situation.SEEKING);
      case 1 -> learner.studies(name, later.toString());
      default ->
          learner.employed(
              name,
              name,
              later.toString(),
              job ->
                  job.inField(inField)
                      .in(random.nextBoolean() ? "FR" : "BE")
                      .with("employer-" + random.nextInt(9))
                      .paysYearly(Integer.toString(20_000 + random.nextInt(30_000))));
    }
  }

  private Attributes attributes() {
    return switch (random.nextInt(4)) {
      case 0 -> Attributes.gender(random.nextBoolean() ? "f" : "m");
      case 1 -> Attributes.area(random.nextBoolean());
      case 2 -> Attributes.earned(Integer.toString(15_000 + random.nextInt(10_000)));
      default -> Attributes.region("region-" + random.nextInt(7));
    };
  }
}
