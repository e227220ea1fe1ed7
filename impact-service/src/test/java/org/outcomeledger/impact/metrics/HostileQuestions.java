package org.outcomeledger.impact.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.Programme;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.Question;

/** A process of its own: a platform of which every learner has another programme is asked about. */
final class HostileQuestions {
  static final String REFUSED = "too large";

  private static final int LEARNERS = 600_000;
  private static final LocalDate START = LocalDate.parse("2025-01-01");

  private record Limits(int groups, int points, Duration timeLimit)
      implements ImpactConfig.Questions {}

  private final Cube cube = new Cube("EUR");
  private final Scans scans =
      new Scans(new Limits(50_000, 20_000, Duration.ofMinutes(5)), counted -> {});

  private HostileQuestions() {
    cube.load(
        sink -> {
          for (int i = 0; i < LEARNERS; i++) {
            sink.accept(enrolled(i));
          }
          return List.of();
        });
  }

  public static void main(String[] args) throws Exception {
    HostileQuestions questions = new HostileQuestions();
    questions.askFourTimesAtOnce(List.of("programme"));
    questions.askFourTimesAtOnce(Dimension.names());
    Query all = questions.query("ENR2", List.of());
    Page<Row> page = questions.scans.answer(all, groups -> Page.ofRows(groups, List.of()));
    System.out.println("all " + page.items().getFirst().denominator());
  }

  private static Fact enrolled(int learner) {
    UUID id = new UUID(learner * 0x9E3779B97F4A7C15L, learner);
    return new Fact(
        LedgerName.ENROLLMENT,
        0,
        learner + 1L,
        new EventId(id),
        "hostile",
        new LearnerId(id),
        Instant.EPOCH,
        new LearnerEnrolled(
            new EnrollmentId(id),
            new LearnerId(id),
            new Programme("programme-" + learner, Optional.empty(), Optional.empty(), 90),
            START,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private void askFourTimesAtOnce(List<String> by) throws Exception {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        answers.add(threads.submit(() -> ask(by)));
      }
    }
    for (Future<String> answer : answers) {
      System.out.println(answer.get());
    }
  }

  private String ask(List<String> by) throws InterruptedException {
    try {
      Query query = query("COM4", by);
      Page<Curve> page = scans.answer(query, groups -> Page.ofCurves(groups, List.of(), 20_000));
      return page.items().size() + " curves";
    } catch (AnswerTooLarge refused) {
      return REFUSED;
    }
  }

  private Query query(String indicator, List<String> by) {
    Question question =
        new Question(
            Catalogue.find(indicator).orElseThrow(),
            Optional.empty(),
            Span.asOf(START.plusDays(400)),
            by.stream().map(Dimension::of).toList(),
            Map.of(),
            Optional.empty());
    return new Query(question, cube.snapshot(), List.of(), false);
  }
}
