package org.outcomeledger.impact.metrics;

import static org.outcomeledger.impact.metrics.Draw.late;
import static org.outcomeledger.impact.metrics.Draw.number;
import static org.outcomeledger.impact.metrics.Draw.once;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.InField;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/**
 * A job, whichever enrollment it names, with what is said of it later.
 *
 * @param from days after the start of the training
 * @param named 0 for nobody's enrollment, 1 for another of the learner's, else for its own
 */
record RandomJob(int from, int named, UnaryOperator<Job> but, Later later) implements RandomReport {

  /** Evidence that came in later, an end, and a start that was first reported wrongly. */
  private record Later(
      boolean evidence, boolean ended, int days, boolean correctedStart, int start) {}

  static Arbitrary<RandomReport> job() {
    Arbitrary<Integer> days = Combinators.combine(number(-20, 280), late(600)).as(Integer::sum);
    return Combinators.combine(days, number(0, 9), unusual(), afterwards()).as(RandomJob::new);
  }

  private static Arbitrary<Later> afterwards() {
    Arbitrary<Integer> days = Combinators.combine(number(0, 200), late(400)).as(Integer::sum);
    return Combinators.combine(once(4), once(3), days, once(15), number(0, 200)).as(Later::new);
  }

  @Override
  public void tell(History history, History.Learner learner, RandomLife.Training training) {
    String job = training.id() + "/" + history.size();
    int first = training.start() + from;
    learner.employed(job, enrollment(training), Draw.day(first), but);
    Fact told = history.since(history.size() - 1).getFirst();
    if (later.evidence()) {
      learner.evidenced(job);
    }
    if (later.ended()) {
      learner.leftJob(job, Draw.day(first + later.days()));
    }
    if (later.correctedStart()) {
      learner.retracted(told);
      learner.employed(job, training.id(), Draw.day(first + later.start()), but);
    }
  }

  private String enrollment(RandomLife.Training training) {
    return switch (named) {
      case 0 -> "of nobody";
      case 1 -> training.other();
      default -> training.id();
    };
  }

  private static Arbitrary<UnaryOperator<Job>> unusual() {
    return Combinators.combine(
            List.<Arbitrary<UnaryOperator<Job>>>of(
                Arbitraries.of(InField.class).map(it -> job -> job.inField(it)),
                Arbitraries.of(Contract.class).map(it -> job -> job.as(it)),
                sometimes(once(3), Job::withoutEvidence),
                sometimes(once(5), Job::heldBefore),
                sometimes(once(4), Job::byProvider),
                hours(),
                employer(),
                salary()))
        .as(all -> job -> all.stream().reduce(job, (it, but) -> but.apply(it), (one, same) -> one));
  }

  private static Arbitrary<UnaryOperator<Job>> sometimes(
      Arbitrary<Boolean> when, UnaryOperator<Job> but) {
    return when.map(it -> it ? but : job -> job);
  }

  private static Arbitrary<UnaryOperator<Job>> hours() {
    Arbitrary<Integer> weekly =
        Combinators.combine(number(20, 39), once(6)).as((hours, none) -> none ? 0 : hours);
    return Combinators.combine(once(2), weekly, number(3, 8))
        .as((known, hours, months) -> job -> known ? job.hours(hours).forMonths(months) : job);
  }

  private static Arbitrary<UnaryOperator<Job>> employer() {
    return Combinators.combine(once(2), number(0, 1), once(5))
        .as(
            (unknown, employer, abroad) ->
                job -> unknown ? job : job.with("employer-" + employer).in(abroad ? "BE" : "FR"));
  }

  private static Arbitrary<UnaryOperator<Job>> salary() {
    return Combinators.combine(once(4), RandomAnswers.salary())
        .as(
            (unknown, it) ->
                job ->
                    unknown
                        ? job
                        : job.pays(it.amount().toString(), it.currency(), it.per(), it.basis()));
  }
}
