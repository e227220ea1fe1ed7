package org.outcomeledger.impact.metrics;

import static org.outcomeledger.impact.metrics.Draw.late;
import static org.outcomeledger.impact.metrics.Draw.maybe;
import static org.outcomeledger.impact.metrics.Draw.number;
import static org.outcomeledger.impact.metrics.Draw.once;
import static org.outcomeledger.impact.metrics.Draw.place;
import static org.outcomeledger.impact.metrics.Draw.some;
import static org.outcomeledger.impact.metrics.RandomReport.reported;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.Situation;
import org.outcomeledger.impact.metrics.RandomReport.Reported;
import org.outcomeledger.indicators.cube.History;

/** What may be reported: of each, how often, and of which days. */
final class RandomReports {
  private RandomReports() {}

  static List<Arbitrary<List<Reported>>> ofTraining() {
    return List.of(
        maybe(1, 3, reported(withdrawal())),
        maybe(2, 3, reported(completion(200))),
        maybe(1, 4, reported(revocation())),
        maybe(1, 16, reported(revocation())),
        some(0, 2, reported(intent())),
        maybe(1, 3, reported(correction())),
        some(0, 3, reported(suspension())),
        some(0, 3, reported(resumption())),
        maybe(1, 4, reported(exclusion())),
        maybe(1, 16, reported(exclusion())),
        maybe(1, 8, reported(transfer())),
        some(0, 2, reported(RandomJob.job())));
  }

  static List<Arbitrary<List<Reported>>> ofLearner() {
    return List.of(
        some(0, 3, reported(profile())),
        maybe(2, 3, reported(earnings())),
        maybe(1, 2, reported(profileWithdrawal())),
        maybe(1, 2, reported(profile())),
        some(0, 2, reported(survey())),
        maybe(1, 2, reported(study())));
  }

  private static Arbitrary<RandomReport> withdrawal() {
    return place()
        .map(
            it ->
                (history, learner, of) ->
                    learner.withdrew(
                        of.id(), it.between(of.start() - 5, of.start() + of.length())));
  }

  private static Arbitrary<RandomReport> completion(int later) {
    return Combinators.combine(place(), late(later))
        .as(
            (it, late) ->
                (history, learner, of) ->
                    learner.completed(
                        of.id(), it.between(of.start() - 5, of.start() + 2 * of.length() + late)));
  }

  /** Half of the time another completion follows. */
  private static Arbitrary<RandomReport> revocation() {
    return Combinators.combine(place(), once(2), place())
        .as(
            (it, again, then) ->
                (history, learner, of) -> {
                  learner.revoked(of.id(), it.between(of.start(), of.start() + 2 * of.length()));
                  if (again) {
                    learner.completed(
                        of.id(), then.between(of.start(), of.start() + 3 * of.length()));
                  }
                });
  }

  private static Arbitrary<RandomReport> intent() {
    return Combinators.combine(number(0, 6), Arbitraries.of(Intent.class), once(4))
        .as(
            (day, intent, mayNot) ->
                (history, learner, of) ->
                    learner.wants(of.id(), intent, !mayNot, Draw.day(of.start() + day)));
  }

  private static Arbitrary<RandomReport> correction() {
    return Combinators.combine(number(0, 6), Arbitraries.of(Intent.class), once(4))
        .as(
            (day, intent, mayNot) ->
                (history, learner, of) ->
                    learner.corrected(of.id(), intent, !mayNot, Draw.day(of.start() + day)));
  }

  private static Arbitrary<RandomReport> suspension() {
    return number(0, 9)
        .map(
            day ->
                (history, learner, of) -> learner.suspended(of.id(), Draw.day(of.start() + day)));
  }

  private static Arbitrary<RandomReport> resumption() {
    return number(0, 9)
        .map(day -> (history, learner, of) -> learner.resumed(of.id(), Draw.day(of.start() + day)));
  }

  private static Arbitrary<RandomReport> exclusion() {
    return Combinators.combine(place(), Arbitraries.of(EnrollmentExcluded.Reason.class))
        .as(
            (it, reason) ->
                (history, learner, of) ->
                    learner.excluded(
                        of.id(), it.between(of.start(), of.start() + 3 * of.length()), reason));
  }

  private static Arbitrary<RandomReport> transfer() {
    return place()
        .map(
            it ->
                (history, learner, of) ->
                    learner.transferred(
                        of.id(), it.between(of.start(), of.start() + of.length()), "programme-2"));
  }

  private static Arbitrary<RandomReport> profile() {
    return Combinators.combine(number(0, 120), RandomAnswers.attributes())
        .as((day, said) -> (history, learner, of) -> learner.declared(Draw.day(day), said));
  }

  private static Arbitrary<RandomReport> earnings() {
    return Combinators.combine(number(-30, 30), number(0, 5))
        .as(
            (day, salary) ->
                (history, learner, of) ->
                    learner.declared(
                        Draw.day(day),
                        History.Attributes.earned(Integer.toString(salary * 9_000))));
  }

  private static Arbitrary<RandomReport> profileWithdrawal() {
    return Arbitraries.of(ProfileAttribute.class)
        .set()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(RandomReports::tookBack);
  }

  private static RandomReport tookBack(Set<ProfileAttribute> attributes) {
    return (history, learner, of) -> learner.tookBack(attributes.toArray(ProfileAttribute[]::new));
  }

  private static Arbitrary<RandomReport> survey() {
    return Combinators.combine(place(), late(800), Arbitraries.of(Situation.class))
        .as(
            (it, late, situation) ->
                (history, learner, of) -> learner.surveyed(it.between(150, 450 + late), situation));
  }

  /** Some have an end that waits for its start. */
  private static Arbitrary<RandomReport> study() {
    return Combinators.combine(number(60, 360), late(600), once(5), once(2), number(-20, 200))
        .as(
            (from, late, orphan, ended, days) ->
                (history, learner, of) -> {
                  String study = of.id() + "/" + history.size();
                  if (!orphan) {
                    learner.studies(study, Draw.day(from + late));
                  }
                  if (ended) {
                    learner.leftStudy(study, Draw.day(from + late + days));
                  }
                });
  }
}
