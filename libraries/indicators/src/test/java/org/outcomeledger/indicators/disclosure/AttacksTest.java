package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.IllegalQuestion.NotAskable;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/**
 * Of two ledgers that differ in one learner, an attack names the right one in at most 3 of 4. Half
 * is a guess. docs/disclosure-control.md has what each of them comes to, with and without the
 * control.
 */
class AttacksTest {
  private static final double MOST = 0.75;
  private static final Path DOCUMENT = Path.of("../../docs/disclosure-control.md");

  /** What is the one difference between two ledgers. */
  enum Secret {
    /** Whether the learner is there at all. */
    PRESENCE,
    /** Whether the learner found a job. */
    OUTCOME,
    /** Whether nothing is known of the learner, or it is too early to say. */
    MATURITY;

    Consumer<History> one() {
      return switch (this) {
        case PRESENCE, OUTCOME -> AttacksTest::placed;
        case MATURITY -> history -> enrolled(history, "2025-03-01");
      };
    }

    Consumer<History> other() {
      return switch (this) {
        case PRESENCE -> history -> {};
        case OUTCOME -> AttacksTest::seeking;
        case MATURITY -> history -> enrolled(history, "2026-01-10");
      };
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two nested filters             | PRESENCE | EMP1?where=gender:f; EMP1?where=gender:f&where=programme:p1
          the same of an outcome         | OUTCOME  | EMP1?where=gender:f; EMP1?where=gender:f&where=programme:p1
          a total minus its parts        | PRESENCE | EMP1; EMP1?by=region
          `curve` against `values`       | OUTCOME  | EMP8?where=programme:p1
          `asOf` a day apart             | OUTCOME  | EMP1?where=programme:p1&asOf=2026-03-31; EMP1?where=programme:p1&asOf=2026-04-01
          margins of a two-way table     | PRESENCE | EMP1?by=gender,region; EMP1?by=gender; EMP1?by=region
          a median                       | PRESENCE | SAL1?where=programme:p1
          `unknown` against `pending`    | MATURITY | EMP1?where=programme:p1
          the same figure, asked in six ways | PRESENCE | EMP1?where=programme:p1; EMP1?by=programme; EMP1?by=programme&where=programme:p1; EMP1?where=programme:p1&by=cohort-year; EMP1?where=programme:p1&where=cohort-year:2025; EMP1?where=programme:p1&from=2025-01-01&to=2025-12-31
          learners enrolled              | PRESENCE | ENR1?asOf=2025-03-31; ENR1?by=programme&asOf=2025-03-31
          """)
  void namesTheRightLedgerInThreeOfFourAtMost(String name, Secret secret, String questions) {
    List<String> asked = List.of(questions.split("; ", -1));
    LikelihoodAttack attack =
        new LikelihoodAttack(answers(secret.one(), asked), answers(secret.other(), asked));
    assertStated(name, attack.successWithoutControl(), attack.success());
  }

  @Test
  void aPlatformThatPutsItsOwnLearnersAroundAnothersLearnsNothingByItselfAndLittleWithAnAnalyst() {
    Consumer<History> bracket =
        history -> {
          for (int i = 0; i < 40; i++) {
            placed(history, "attacker", "a" + i);
          }
        };
    List<String> asked = List.of("EMP1?where=programme:p1&where=region:r1", "EMP1?by=platform");
    LikelihoodAttack withAnalyst =
        new LikelihoodAttack(
            answers(Secret.PRESENCE.one().andThen(bracket), asked), answers(bracket, asked));
    assertStated(
        "a platform that brackets another's, with an analyst's token",
        withAnalyst.successWithoutControl(),
        withAnalyst.success());
    LikelihoodAttack alone =
        new LikelihoodAttack(
            ofPlatform(Secret.PRESENCE.one().andThen(bracket), asked), ofPlatform(bracket, asked));
    assertStated("the same, with its own token", alone.successWithoutControl(), alone.success());
  }

  @Test
  void twoReadingsAroundOneEventTellLittleWhereOthersChangedToo() {
    Consumer<History> others =
        history -> {
          for (int i = 0; i < 5; i++) {
            placed(history, "platform-0", "later" + i);
          }
        };
    List<String> asked = List.of("EMP1?where=programme:p1");
    List<AskedCube.Answer> before = answers(Secret.OUTCOME.other(), asked);
    LikelihoodAttack withinASnapshot =
        new LikelihoodAttack(twice(before, before), twice(before, before));
    assertStated("two readings around one event, within a snapshot", 1, withinASnapshot.success());
    LikelihoodAttack nextDay =
        new LikelihoodAttack(
            twice(before, answers(Secret.OUTCOME.one().andThen(others), asked)),
            twice(before, answers(Secret.OUTCOME.other().andThen(others), asked)));
    assertStated(
        "two readings around one event, in two snapshots between which others changed",
        nextDay.successWithoutControl(),
        nextDay.success());
  }

  @Test
  void whatNoRoundingCanPreventIsSaid() {
    List<String> asked = new ArrayList<>(List.of("EMP1"));
    List<String> dimensions = List.of("programme", "gender", "region", "platform", "priority-area");
    for (int i = 0; i < dimensions.size(); i++) {
      asked.add("EMP1?by=" + dimensions.get(i));
      for (int j = i + 1; j < dimensions.size(); j++) {
        asked.add("EMP1?by=" + dimensions.get(i) + "," + dimensions.get(j));
      }
    }
    LikelihoodAttack everything =
        new LikelihoodAttack(
            answers(Secret.PRESENCE.one(), asked), answers(Secret.PRESENCE.other(), asked));
    double success = everything.success();
    assertThat(success).isGreaterThan(MOST);
    assertThat(document()).contains(row("everybody else known, and every table read", 1, success));
    List<String> one = List.of("EMP1?where=programme:p1");
    List<AskedCube.Answer> before = answers(Secret.OUTCOME.other(), one);
    LikelihoodAttack alone =
        new LikelihoodAttack(
            twice(before, answers(Secret.OUTCOME.one(), one)), twice(before, before));
    assertThat(document())
        .contains(
            row(
                "two readings around one event, in two snapshots between which nothing else changed",
                1,
                alone.success()));
  }

  /** Each quarter's end is one draw more, of people who are known but for one. */
  @Test
  void whoPostsALearnerOfTheirOwnEachQuarterAndReadsEveryQuarterLearnsTheRestIsSaid() {
    Consumer<History> others =
        history -> {
          for (int i = 0; i < 60; i++) {
            completing(history, "platform-0", "o" + i, "2015-01-05", i % 2 == 0);
          }
        };
    List<String> asked = new ArrayList<>();
    Consumer<History> own = history -> {};
    for (LocalDate day = LocalDate.of(2016, 1, 5); day.getYear() < 2026; day = day.plusMonths(3)) {
      String started = day.toString();
      own = own.andThen(it -> completing(it, "attacker", "own" + started, started, true));
      asked.add("COM1?where=region:r9&asOf=" + day.plusMonths(3).withDayOfMonth(1).minusDays(1));
    }
    Consumer<History> known = others.andThen(own);
    LikelihoodAttack attack =
        new LikelihoodAttack(
            ofWhom(
                known.andThen(it -> completing(it, "platform-0", "x", "2016-01-05", true)), asked),
            ofWhom(
                known.andThen(it -> completing(it, "platform-0", "x", "2016-01-05", false)),
                asked));
    double success = attack.success();
    assertThat(success).isGreaterThan(MOST);
    assertThat(document())
        .contains(row("learners of one's own in every quarter, and every `asOf` read", 1, success));
  }

  private static List<AskedCube.Answer> ofWhom(Consumer<History> all, List<String> asked) {
    History history = new History();
    all.accept(history);
    AskedCube cube = AskedCube.of(history.facts());
    return asked.stream().map(cube::ask).toList();
  }

  private static void completing(
      History history, String platform, String name, String started, boolean completes) {
    History.Learner learner =
        history
            .learner(platform, name)
            .enrolled(name, "p1", started, 30)
            .declared(started, Attributes.region("r9"));
    if (completes) {
      learner.completed(name, LocalDate.parse(started).plusDays(20).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMP1?where=region:r0&where=region:r2",
        "EMP1?where=gender:f&where=region:r1&where=programme:p1",
        "EMP1?from=2025-01-01&to=2025-03-30",
        "EMP1?from=2025-01-02&to=2025-03-31",
        "EMP1?from=2025-01-10",
        "EMP1?to=2025-03-01"
      })
  void allButOneAndShiftedDatesCannotBeAskedFor(String asked) {
    AskedCube cube = AskedCube.of(List.of());
    assertThatThrownBy(() -> cube.ask(asked)).isInstanceOf(NotAskable.class);
  }

  private static void assertStated(String name, double without, double with) {
    assertThat(with).as(name).isLessThanOrEqualTo(MOST);
    assertThat(document()).as(name).contains(row(name, without, with));
  }

  private static String row(String name, double without, double with) {
    return String.format(
        Locale.ROOT, "| %s | %.0f %% | %.1f %% |", name, 100 * without, 100 * with);
  }

  private static String document() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new AssertionError(DOCUMENT + " is missing", e);
    }
  }

  private static List<AskedCube.Answer> answers(Consumer<History> secret, List<String> asked) {
    AskedCube cube = AskedCube.of(facts(secret));
    return asked.stream().map(cube::ask).toList();
  }

  private static List<AskedCube.Answer> ofPlatform(Consumer<History> secret, List<String> asked) {
    AskedCube cube = AskedCube.of(facts(secret)).of("attacker");
    return asked.stream().map(cube::ask).toList();
  }

  private static List<AskedCube.Answer> twice(
      List<AskedCube.Answer> before, List<AskedCube.Answer> after) {
    List<AskedCube.Answer> both = new ArrayList<>(before);
    both.addAll(after);
    return both;
  }

  private static List<Fact> facts(Consumer<History> secret) {
    RandomLearners population = new RandomLearners(2026, 1500);
    secret.accept(population.history());
    return population.facts();
  }

  private static void placed(History history) {
    placed(history, "platform-0", "x");
  }

  private static void placed(History history, String platform, String name) {
    enrolled(history, platform, name, "2025-04-02")
        .employed(name, name, "2025-05-01", job -> job.paysYearly("31000"));
  }

  private static void seeking(History history) {
    enrolled(history, "platform-0", "x", "2025-04-02").surveyed("2025-08-28", Situation.SEEKING);
  }

  private static void enrolled(History history, String completed) {
    enrolled(history, "platform-0", "x", completed);
  }

  private static History.Learner enrolled(
      History history, String platform, String name, String completed) {
    return history
        .learner(platform, name)
        .enrolled(name, "p1", "2025-01-10", 60)
        .declared("2025-01-10", Attributes.gender("f"))
        .declared("2025-01-10", Attributes.region("r1"))
        .declared("2025-01-10", Attributes.area(true))
        .completed(name, completed);
  }
}
