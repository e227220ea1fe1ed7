package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Salary.Basis;
import org.outcomeledger.event.Salary.Per;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.cube.History.Job;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Definition;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.Standing;
import org.outcomeledger.indicators.indicator.Verdict;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.QuestionParameters;
import org.outcomeledger.indicators.query.QuestionReader;

/**
 * What a naive system gets wrong, one test for each mistake that can be made with what is counted
 * here. Figures that are hidden in part, and live ones that can be differenced, are {@link
 * ValuesTest}'s; a name that stays behind is end-to-end's NamesAreNowhereTest. Everyone completed
 * on 1 April 2025 who completed at all. Longer than usual because the list is read as one.
 */
class PitfallsTest {
  private static final String MATURE = "2025-12-31";

  private final History history = new History();

  private History.Learner enrolled(String name) {
    return history.learner(name).enrolled(name, "data", "2025-01-01", 90);
  }

  private History.Learner completed(String name) {
    return enrolled(name).completed(name, "2025-04-01");
  }

  private Row row(String indicator) {
    return Figures.of(history, MATURE).row(indicator);
  }

  private static List<Long> counts(Row row) {
    return List.of(row.numerator(), row.denominator(), row.unknown(), row.pending());
  }

  @Test
  void recentGraduatesAreNoFailuresAndTheUnknownAreNotDropped() {
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob");
    enrolled("new").completed("new", "2025-11-01").employed("n", "new", "2025-11-02");
    assertThat(counts(row("EMP1"))).isEqualTo(List.of(1L, 2L, 1L, 1L));
    assertThat(counts(row("EMP3"))).isEqualTo(List.of(1L, 1L, 1L, 1L));
    assertThat(row("EMP3").bounds().low()).isEqualTo(0.5);
  }

  @Test
  void everEmployedOnTheDayInTheQuarterAndStartedInThePeriodAreFourMeasures() {
    completed("early").employed("e", "early", "2025-05-01").leftJob("e", "2025-06-30");
    completed("on").employed("o", "on", "2025-05-01").leftJob("o", "2025-10-01");
    completed("late").employed("l", "late", "2025-10-15").leftJob("l", "2025-12-31");
    completed("last").employed("x", "last", "2026-03-01");
    Figures figures = Figures.of(history, "2026-12-31");
    assertThat(figures.row("EMP8").numerator()).as("ever").isEqualTo(4);
    assertThat(figures.row("EMP3").numerator()).as("on the day").isEqualTo(1);
    assertThat(figures.row("EMP10").denominator()).as("in the quarter").isEqualTo(2);
    assertThat(figures.row("EMP1").numerator()).as("started in the period").isEqualTo(2);
  }

  @Test
  void anAcceptedOfferIsNotAJob() {
    completed("ann").employed("a", "ann", "2025-10-15", it -> it.offeredOn("2025-04-15"));
    for (String indicator : List.of("EMP1", "EMP3", "EMP5", "EMP7")) {
      assertThat(row(indicator).numerator()).as(indicator).isZero();
    }
    assertThat(Figures.of(history, "2025-10-14").row("EMP8").numerator()).isZero();
  }

  @Test
  void intentsAndExclusionsThatComeOnceTheOutcomeIsKnownMoveNobody() {
    History.Learner ann = completed("ann").surveyed("2025-09-28", Situation.SEEKING);
    List<Long> before = counts(row("EMP1"));
    assertThat(before).isEqualTo(List.of(0L, 1L, 0L, 0L));
    ann.wants("ann", Intent.SELF_ENRICHMENT, false, "2025-11-01");
    assertThat(counts(row("EMP1"))).isEqualTo(before);
    ann.corrected("ann", Intent.FURTHER_STUDY, false, "2025-11-02");
    assertThat(counts(row("EMP1"))).isEqualTo(before);
    ann.excluded("ann", "2025-11-03", Reason.INCARCERATED);
    assertThat(counts(row("EMP1"))).isEqualTo(before);
    assertThat(row("EMP1").excluded()).isZero();
  }

  @Test
  void aLearnerWithTwoEnrollmentsIsCountedOnce() {
    completed("ann").enrolled("again", "data", "2025-02-01", 90).completed("again", "2025-05-01");
    history.learner("ann").employed("a", "again", "2025-06-01");
    assertThat(counts(row("COM1"))).isEqualTo(List.of(1L, 1L, 0L, 0L));
    assertThat(counts(row("EMP1"))).isEqualTo(List.of(1L, 1L, 0L, 0L));
    enrolled("bob").enrolled("web", "web", "2025-01-01", 90);
    assertThat(Figures.of(history, "2025-01-31").row("ENR1").numerator()).isEqualTo(2);
  }

  @Test
  void sixMonthsFromTheLastOfAugustAreTheLastOfFebruary() {
    history
        .learner("ann")
        .enrolled("ann", "data", "2025-06-01", 90)
        .completed("ann", "2025-08-31")
        .employed("a", "ann", "2026-02-28");
    history
        .learner("bob")
        .enrolled("bob", "data", "2025-06-01", 90)
        .completed("bob", "2025-08-31")
        .employed("b", "bob", "2026-03-01");
    assertThat(Figures.of(history, "2026-03-29").row("EMP7").pending()).isEqualTo(2);
    assertThat(counts(Figures.of(history, "2026-03-30").row("EMP7")))
        .isEqualTo(List.of(1L, 2L, 1L, 0L));
  }

  @Test
  void lateDoubledDisorderedAndRetractedNewsChangeNoFigureThatTheyShouldNot() {
    history.learner("ann").employed("a", "ann", "2025-05-01").completed("ann", "2025-04-01");
    enrolled("ann").employed("wrong", "ann", "2025-04-02").retractedThat();
    completed("bob").surveyed("2025-10-01", Situation.SEEKING);
    history.learner("cid").enrolled("cid", "data", "2025-11-01", 90);
    history.learner("cid").suspended("cid", "2025-12-01").resumed("cid", "2025-12-01");
    List<List<Row>> told = everything(history.facts());
    assertThat(counts(row("EMP1"))).isEqualTo(List.of(1L, 2L, 0L, 0L));
    for (Fact twice : history.facts()) {
      List<Fact> again = new ArrayList<>(history.facts());
      again.add(twice);
      Collections.reverse(again);
      assertThat(everything(again)).isEqualTo(told);
    }
    assertThat(Figures.of(history, "2025-04-15").row("EMP8").numerator())
        .as("a job that was taken back is no event at any day")
        .isZero();
  }

  private static List<List<Row>> everything(List<Fact> facts) {
    Snapshot snapshot = History.cube(facts).snapshot();
    return Catalogue.all().stream()
        .map(it -> Figures.rows(IncrementalAggregation.of(snapshot, question(it)).aggregates()))
        .toList();
  }

  private static Question question(Indicator indicator) {
    return new QuestionReader(new QuestionParameters(Map.of(), List.of()), id -> List.of(indicator))
        .question(indicator.definition().id(), Optional.empty(), LocalDate.parse(MATURE));
  }

  @Test
  void theShareOfAllIsNotTheMeanOfTheGroupsShares() {
    for (int i = 0; i < 9; i++) {
      history.learner("w" + i).enrolled("w" + i, "web", "2025-01-01", 90);
    }
    completed("ann");
    List<Row> groups = Figures.of(history, MATURE).rows("COM1", "programme");
    assertThat(groups).extracting(Row::value).containsExactly(1d, 0d);
    assertThat(row("COM1").value()).isEqualTo(0.1);
  }

  @Test
  void nothingOutOfNothingIsNotZeroPercent() {
    for (Indicator indicator : Catalogue.all()) {
      for (Row row : Figures.of(history, MATURE).rows(indicator.definition().id())) {
        if (!indicator.definition().id().equals("ENR1")) {
          assertThat(row.value()).as(indicator.definition().id()).isNull();
          assertThat(row.bounds()).isNull();
          assertThat(row.interval() == null || row.interval().low() == null).isTrue();
        }
      }
    }
  }

  @Test
  void whatCompetesIsNotCensored() {
    completed("ann").studies("s", "2025-04-11");
    completed("bob").employed("b", "bob", "2025-04-21");
    for (Curve curve : Figures.of(history, MATURE).curves("EMP8")) {
      assertThat(curve.points().getLast().incidence()).isEqualTo(0.5, Offset.offset(1e-12));
      assertThat(curve.points()).extracting(CurvePoint::censored).containsOnly(0L);
    }
    enrolled("cid").withdrew("cid", "2025-01-11");
    Curve completion = Figures.of(history, "2025-04-01").curves("COM4").getFirst();
    assertThat(completion.points().getLast().incidence()).isEqualTo(2 / 3d, Offset.offset(1e-12));
  }

  @Test
  void whoIsInTwoTargetGroupsIsCountedOnce() {
    completed("ann")
        .declared(
            "2025-01-01", Attributes.targetGroups(1, PriorSituation.EMPLOYED, true, false, false));
    completed("bob")
        .declared(
            "2025-01-01", Attributes.targetGroups(5, PriorSituation.EMPLOYED, false, false, false));
    assertThat(counts(row("ENR2"))).isEqualTo(List.of(1L, 2L, 0L, 0L));
  }

  @Test
  void anUnknownDisabilityIsNotNone() {
    Attributes none = Attributes.targetGroups(5, PriorSituation.EMPLOYED, false, false, false);
    completed("ann")
        .declared("2025-01-01", none.disability(org.outcomeledger.event.Answer.withheld()));
    completed("bob").declared("2025-01-01", none.disability(null));
    assertThat(counts(row("ENR2"))).isEqualTo(List.of(0L, 2L, 2L, 0L));
    assertThat(Figures.of(history, MATURE).rows("ENR2", "disability"))
        .extracting(it -> it.group().get("disability"))
        .containsExactly("unknown");
    assertThat(row("SOC1").parts()).extracting(Row::denominator).containsExactly(0L, 0L);
  }

  /** EMP1 of another time: a job needed no evidence then. */
  private static final class InFieldJobAsItWas implements Share {
    private final Share now = (Share) Catalogue.find("EMP1").orElseThrow();

    @Override
    public Definition definition() {
      Definition it = now.definition();
      return new Definition(
          it.id(),
          it.name(),
          it.pillar(),
          it.question(),
          "Records with an in-field job, whatever the evidence.",
          it.denominator(),
          it.exclusions(),
          it.window(),
          it.source(),
          "0");
    }

    @Override
    public Reference reference() {
      return now.reference();
    }

    @Override
    public Verdict verdict(LearnerRecord record, Frame frame) {
      Verdict verdict = now.verdict(record, frame);
      return verdict.standing() == Standing.UNKNOWN
          ? new Verdict(Standing.NUMERATOR, "There is an in-field job.", List.of())
          : verdict;
    }
  }

  @Test
  void aChangeOfDefinitionIsNotShownAsProgress() {
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob").employed("b", "bob", "2025-05-01", Job::withoutEvidence);
    FigureAnswer old = answer("version", "0");
    assertThat(old.version()).isEqualTo("0");
    assertThat(old.rows().getFirst().value()).isEqualTo(1);
    FigureAnswer current = answer("version", "1");
    assertThat(current.version()).isEqualTo("1");
    assertThat(current.rows().getFirst().value()).isEqualTo(0.5);
    assertThat(answer("asOf", MATURE)).as("the latest, unless it is said").isEqualTo(current);
  }

  private FigureAnswer answer(String parameter, String value) {
    Map<String, List<String>> given = Map.of(parameter, List.of(value));
    Indicator now = Catalogue.find("EMP1").orElseThrow();
    Question question =
        new QuestionReader(
                new QuestionParameters(given, QuestionReader.KNOWN),
                id -> List.of(new InFieldJobAsItWas(), now))
            .question("EMP1", Optional.empty(), LocalDate.parse(MATURE));
    Query query = new Query(question, history.cube().snapshot(), List.of(), false);
    Page<Row> page =
        Page.ofRows(IncrementalAggregation.of(query.snapshot(), question).aggregates(), List.of());
    return FigureAnswer.ofRows(query, page, null);
  }

  @Test
  void noTwoDefinitionsShareIdAndVersion() {
    assertThat(Catalogue.definitions())
        .extracting(it -> it.id() + " " + it.version())
        .doesNotHaveDuplicates();
    assertThat(Catalogue.definitions()).extracting(Definition::version).doesNotContain("");
  }

  @Test
  void netIsNotMixedWithGrossNorMonthWithYear() {
    pays("year", "24000", "EUR", Per.YEAR, Basis.GROSS);
    pays("month", "2000", "EUR", Per.MONTH, Basis.GROSS);
    pays("net", "1500", "EUR", Per.MONTH, Basis.NET);
    pays("franc", "90000", "CHF", Per.YEAR, Basis.GROSS);
    pays("hour", "15", "EUR", Per.HOUR, Basis.GROSS);
    Row row = row("SAL1");
    assertThat(row.value()).isEqualTo(24_000);
    assertThat(row.count()).isEqualTo(2);
    assertThat(row.coverage()).isEqualTo(0.4);
    assertThat(row.currency()).isEqualTo("EUR");
  }

  private void pays(String name, String amount, String currency, Per per, Basis basis) {
    completed(name).employed(name, name, "2025-05-01", it -> it.pays(amount, currency, per, basis));
  }

  @Test
  void theJobSomeoneAlreadyHadIsNoPlacement() {
    completed("ann").employed("a", "ann", "2025-01-15", it -> it.heldBefore().in("FR"));
    completed("bob").employed("b", "bob", "2024-12-31", it -> it.byProvider().in("FR"));
    for (Indicator indicator : Catalogue.all()) {
      String id = indicator.definition().id();
      if (id.startsWith("EMP") || id.startsWith("SAL")) {
        assertThat(Figures.of(history, "2028-12-31").rows(id))
            .as(id)
            .extracting(Row::numerator)
            .containsOnly(0L);
      }
    }
  }

  @Test
  void theKindestDefinitionDoesNotStandAlone() {
    for (int i = 0; i < 100; i++) {
      History.Learner learner = completed("l" + i);
      if (i < 75) {
        learner.studies("s" + i, "2025-09-01");
      } else if (i < 95) {
        learner.employed("j" + i, "l" + i, "2025-05-01", it -> it.in("FR").inField(InField.NO));
      } else {
        learner.surveyed("2025-10-01", Situation.SEEKING);
      }
    }
    assertThat(Stream.of("EMP7", "EMP3", "EMP6 P6M", "EMP5").map(id -> row(id).value()))
        .containsExactly(0.95, 0.8, 0.8, 0.2);
    assertThat(text("EMP7")).contains("Never shown instead of EMP3 or EMP6");
    assertThat(text("COM2")).contains("Never shown instead of COM1");
    assertThat(Catalogue.ids()).contains("EMP3", "EMP5", "EMP6", "EMP7", "COM1", "COM2");
  }

  private static String text(String id) {
    return text(Catalogue.find(id).orElseThrow().definition());
  }

  private static String text(Definition it) {
    return String.join(
        " ",
        it.name(),
        it.question(),
        it.numerator(),
        it.denominator(),
        it.exclusions(),
        it.window());
  }

  /** There is no counterfactual: what is told is what was observed, and nobody's doing. */
  @Test
  void nothingObservedIsCalledAnImpact() {
    for (Definition definition : Catalogue.definitions()) {
      assertThat(text(definition).toLowerCase(Locale.ROOT))
          .as(definition.id())
          .doesNotContainPattern(
              "\\b(impacts?|effects?|causes?|caused|thanks to|due to|leads? to|led to|improved?"
                  + "|helped|contribut\\w*|brought about|result(s|ed)? (of|in|from))\\b");
    }
  }
}
