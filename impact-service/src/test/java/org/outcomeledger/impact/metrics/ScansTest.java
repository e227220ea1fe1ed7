package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Question;

/** How much memory an answer has, and for how long. */
class ScansTest {
  private static final int LEARNERS = 500;
  private static final LocalDate START = LocalDate.parse("2025-01-01");

  private record Limits(int groups, int points, Duration timeLimit)
      implements ImpactConfig.Questions {}

  /** Who says himself when he has read his answer. */
  private static final class Reader implements AnswerReader {
    private final List<Runnable> whenServed = new ArrayList<>();

    @Override
    public boolean isGone() {
      return false;
    }

    @Override
    public void whenServed(Runnable then) {
      whenServed.add(then);
    }

    void readToTheEnd() {
      whenServed.forEach(Runnable::run);
    }

    @Override
    public void dismiss() {}

    @Override
    public void boundBuffer(int bytes) {}
  }

  private final Cube cube = new Cube("EUR");
  private final Scans scans =
      new Scans(new Limits(1_000, 20_000, Duration.ofMinutes(1)), counted -> {});
  private final Reader reader = new Reader();

  ScansTest() {
    History history = new History();
    for (int i = 0; i < LEARNERS; i++) {
      history.learner("a", "l" + i).enrolled("l" + i, "programme", START.toString(), 90);
    }
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of();
        });
  }

  @Test
  void anAnswerHasItsMemoryUntilItIsServed() throws Exception {
    long taken = scans.answerWhileWriting(query("COM1"), groups -> taken());
    assertThat(taken()).isEqualTo(taken).isPositive();
    reader.readToTheEnd();
    assertThat(taken()).isZero();
  }

  @Test
  void anAnswerThatIsRefusedGivesItsMemoryBackAtOnce() {
    assertThatThrownBy(
            () ->
                scans.answerWhileWriting(
                    query("COM1"),
                    groups -> {
                      throw new IllegalArgumentException("It is too large");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(taken()).isZero();
  }

  /** Each learner may be a point of two curves, and each of these is an object and two texts. */
  @Test
  void whatCurvesAreWrittenAsIsInTheirPrice() throws Exception {
    long values = scans.answerWhileWriting(query("COM1"), groups -> taken());
    reader.readToTheEnd();
    long curves = scans.answerWhileWriting(query("COM4"), groups -> taken());
    assertThat(curves - values).isGreaterThan(2L * LEARNERS * 1_024);
  }

  private long taken() {
    return scans.places().bytesTaken();
  }

  private Query query(String indicator) {
    Question question =
        new Question(
            Catalogue.find(indicator).orElseThrow(),
            Optional.empty(),
            Span.asOf(START.plusDays(400)),
            List.of(),
            Map.of(),
            Optional.empty());
    return new Query(question, cube.snapshot(), List.of(), false, reader, null);
  }
}
