package org.outcomeledger.impact.metrics;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.Question;

/** What is true of every history; of how many, junit-platform.properties says. */
@Tag("counts-much")
class RandomHistoryTest {
  private static final LocalDate LAST = LocalDate.parse("2025-12-31");
  private static final Set<String> NOT_OF_COHORTS = Set.of("COM3");

  /** ENR1 counts learners, who may be in several groups. */
  private static final Set<String> NOT_ADDING_UP = Set.of("ENR1");

  @Property(edgeCases = EdgeCasesMode.NONE)
  void orderAndDoublingOfFactsChangeNothing(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf,
      @ForAll Random random) {
    List<Fact> shuffled = new ArrayList<>(history.facts());
    history.facts().stream().filter(fact -> random.nextInt(5) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    for (Indicator indicator : Catalogue.all()) {
      for (String by : List.of("", "programme", "gender", "priority-area")) {
        assertThat(rows(shuffled, indicator, asOf, by))
            .isEqualTo(rows(history.facts(), indicator, asOf, by));
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatWasTakenBackIsAsIfItHadNeverBeenReported(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf) {
    List<Fact> facts = history.facts();
    Set<EventId> takenBack =
        facts.stream()
            .filter(it -> it.event() instanceof EventRetracted)
            .map(it -> ((EventRetracted) it.event()).retracts().id())
            .collect(toSet());
    List<Fact> left =
        facts.stream()
            .filter(it -> !(it.event() instanceof EventRetracted))
            .filter(it -> !takenBack.contains(it.eventId()))
            .toList();
    for (Indicator indicator : Catalogue.all()) {
      for (String by : List.of("", "programme", "gender", "refugee")) {
        assertThat(rows(facts, indicator, asOf, by)).isEqualTo(rows(left, indicator, asOf, by));
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aPastDayIsSeenAsIfHistoryHadStoppedThere(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf) {
    List<Fact> facts = history.facts();
    Set<EnrollmentId> named =
        facts.stream()
            .filter(it -> it.event() instanceof EmploymentStarted)
            .map(it -> ((EmploymentStarted) it.event()).enrollmentId())
            .collect(toSet());
    List<Fact> cut =
        facts.stream().filter(it -> isNamed(it, named) || !date(it).isAfter(asOf)).toList();
    for (Indicator indicator : Catalogue.all()) {
      for (String by : List.of("", "region", "cohort-month")) {
        assertThat(rows(facts, indicator, asOf, by)).isEqualTo(rows(cut, indicator, asOf, by));
      }
    }
  }

  /** A job counts from its own dates on, whenever the training that it names begins. */
  private static boolean isNamed(Fact fact, Set<EnrollmentId> byJobs) {
    return fact.event() instanceof LearnerEnrolled it && byJobs.contains(it.enrollmentId());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theGroupsOfADimensionAddUpToTheTotal(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf) {
    List<Fact> facts = history.facts();
    for (Indicator indicator : Catalogue.all()) {
      if (!NOT_ADDING_UP.contains(indicator.definition().id())) {
        List<Row> total = rows(facts, indicator, asOf, "");
        for (String by : Dimension.names()) {
          assertThat(sums(rows(facts, indicator, asOf, by)))
              .as(indicator.definition().id() + " by " + by)
              .isEqualTo(sums(total));
        }
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anotherLearnerMovesOnlyTheGroupsTheyAreIn(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf,
      @ForAll Random random) {
    List<Fact> facts = history.facts();
    Assume.that(!facts.isEmpty());
    LearnerId learner = facts.get(random.nextInt(facts.size())).learner();
    List<Fact> own = facts.stream().filter(it -> it.learner().equals(learner)).toList();
    List<Fact> others = facts.stream().filter(it -> !it.learner().equals(learner)).toList();
    for (Indicator indicator : Catalogue.all()) {
      for (String by : Dimension.names()) {
        Set<?> theirs = rows(own, indicator, asOf, by).stream().map(Row::group).collect(toSet());
        assertThat(without(theirs, rows(facts, indicator, asOf, by)))
            .as(indicator.definition().id() + " by " + by)
            .isEqualTo(without(theirs, rows(others, indicator, asOf, by)));
      }
    }
  }

  private static List<Row> without(Set<?> groups, List<Row> rows) {
    return rows.stream().filter(row -> !groups.contains(row.group())).toList();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theConditionsOfADimensionTogetherAreTheTotal(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history) {
    List<Fact> facts = history.facts();
    for (Indicator indicator : Catalogue.all()) {
      Map<String, List<Row>> groups =
          rows(facts, indicator, LAST, "gender").stream()
              .collect(Collectors.groupingBy(row -> row.group().get("gender")));
      groups.forEach(
          (value, group) -> {
            List<Row> chosen = rows(facts, question(indicator, LAST, "", Map.of("gender", value)));
            assertThat(chosen.stream().map(RandomHistoryTest::figures).toList())
                .isEqualTo(group.stream().map(RandomHistoryTest::figures).toList());
          });
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void numeratorOtherAndUnknownAreEveryone(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history,
      @ForAll("day") LocalDate asOf) {
    List<Fact> facts = history.facts();
    Row everyone = rows(facts, Catalogue.find("ENR2").orElseThrow(), asOf, "").getFirst();
    for (Indicator indicator : Catalogue.all()) {
      if (indicator instanceof Share && !NOT_OF_COHORTS.contains(indicator.definition().id())) {
        Row row = rows(facts, indicator, asOf, "").getFirst();
        assertThat(row.numerator()).isLessThanOrEqualTo(row.denominator());
        assertThat(row.denominator() + row.pending() + row.excluded())
            .isLessThanOrEqualTo(everyone.denominator() + everyone.excluded());
      }
    }
  }

  @Provide
  Arbitrary<LocalDate> day() {
    return Draw.number(0, 599).map(LocalDate.parse("2024-01-01")::plusDays);
  }

  private static List<Row> rows(List<Fact> facts, Indicator it, LocalDate asOf, String by) {
    return rows(facts, question(it, asOf, by, Map.of()));
  }

  private static List<Row> rows(List<Fact> facts, Question question) {
    return Figures.rows(
        IncrementalAggregation.of(History.cube(facts).snapshot(), question).aggregates());
  }

  private static Question question(
      Indicator indicator, LocalDate asOf, String by, Map<String, String> where) {
    Map<Dimension, Set<String>> conditions =
        where.entrySet().stream()
            .collect(
                Collectors.toMap(it -> Dimension.of(it.getKey()), it -> Set.of(it.getValue())));
    return new Question(
        indicator,
        Optional.empty(),
        Span.asOf(asOf),
        by.isEmpty() ? List.of() : List.of(Dimension.of(by)),
        conditions,
        Optional.empty());
  }

  private static List<Long> figures(Row row) {
    return Stream.concat(Stream.of(row), row.parts() == null ? Stream.of() : row.parts().stream())
        .flatMap(
            it ->
                Stream.of(
                    it.numerator() == null ? 0 : it.numerator(),
                    it.denominator() == null ? 0 : it.denominator(),
                    it.unknown() == null ? 0 : it.unknown(),
                    it.pending(),
                    it.excluded()))
        .toList();
  }

  /** By window: all groups together; groups without anybody say nothing. */
  private static Map<String, List<Long>> sums(List<Row> rows) {
    return rows.stream()
        .filter(row -> figures(row).stream().anyMatch(figure -> figure > 0))
        .collect(
            Collectors.toMap(
                row -> Objects.toString(row.window()),
                RandomHistoryTest::figures,
                (one, other) ->
                    IntStream.range(0, one.size())
                        .mapToObj(i -> one.get(i) + other.get(i))
                        .toList()));
  }

  /** The day of an event; what has none applies at every day. */
  private static LocalDate date(Fact fact) {
    return switch (fact.event()) {
      case LearnerEnrolled it -> it.startedOn();
      case LearnerWithdrew it -> it.on();
      case IntentDeclared it -> it.declaredOn();
      case IntentCorrected it -> it.declaredOn();
      case ProfileDeclared it -> it.declaredOn();
      case ProfileWithdrawn it -> LocalDate.MIN;
      case EnrollmentSuspended it -> it.on();
      case EnrollmentResumed it -> it.on();
      case LearnerTransferred it -> it.on();
      case EnrollmentExcluded it -> it.on();
      case ProgrammeCompleted it -> it.completedOn();
      case CompletionRevoked it -> it.on();
      case EmploymentStarted it -> it.startedOn();
      case EmploymentEnded it -> it.endedOn();
      case EvidenceAttached it -> LocalDate.MIN;
      case FurtherStudyStarted it -> it.startedOn();
      case FurtherStudyEnded it -> it.endedOn();
      case OutcomeSurveyed it -> it.asOf();
      case EventRetracted it -> LocalDate.MIN;
    };
  }
}
