package org.outcomeledger.indicators.cube;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One fact of a snapshot in words that mean the same in every cube, so that two cubes, or a cube
 * and the rows that it came from, can be compared.
 *
 * @param learner whose it is
 * @param platform who reported it
 * @param fact its kind and its fields, codes and days spelt out; of withdrawn attributes and of
 *     evidence only what they make of profiles and employments, of retractions nothing
 */
public record KeptFact(UUID learner, String platform, String fact) {
  private static final Comparator<KeptFact> ORDER =
      Comparator.comparing(KeptFact::learner).thenComparing(KeptFact::fact);

  /** All that a snapshot holds, sorted by learner and fact: for tests and audits, not for scans. */
  public static List<KeptFact> of(Snapshot snapshot) {
    List<KeptFact> kept = new ArrayList<>();
    snapshot.scan(facts -> kept.addAll(of(facts, snapshot.dictionary())));
    kept.sort(ORDER);
    return kept;
  }

  private static List<KeptFact> of(LearnerFacts facts, Dictionary dictionary) {
    String platform = dictionary.name(facts.platform());
    return Stream.of(enrollmentSide(facts, dictionary), outcomeSide(facts, dictionary))
        .flatMap(side -> side)
        .map(fact -> new KeptFact(facts.learner(), platform, fact))
        .toList();
  }

  private static Stream<String> enrollmentSide(LearnerFacts it, Dictionary dictionary) {
    return Stream.of(
            each(
                it.enrollments(),
                e ->
                    words(
                        "enrolled",
                        id(it.enrollmentId(e)),
                        dictionary.name(it.programme(e)),
                        day(it.startedOn(e)),
                        it.lengthDays(e),
                        day(it.refundDeadline(e)),
                        word(it.deliveryMode(e), dictionary),
                        word(it.funding(e), dictionary))),
            each(
                it.withdrawals(),
                w -> words("withdrew", id(it.withdrawnEnrollment(w)), day(it.withdrewOn(w)))),
            each(
                it.intents(),
                i ->
                    words(
                        "intent",
                        id(it.intendedEnrollment(i)),
                        day(it.intentDeclaredOn(i)),
                        it.intent(i),
                        it.authorisedToWork(i),
                        it.isCorrection(i))),
            each(
                it.suspensions(),
                s ->
                    words(
                        it.suspended(s) > 0 ? "suspended" : "resumed",
                        id(it.suspendedEnrollment(s)),
                        day(it.suspendedOn(s)))),
            each(
                it.exclusions(),
                e -> words("excluded", id(it.excludedEnrollment(e)), day(it.excludedOn(e)))),
            each(it.profiles(), p -> profile(it, p, dictionary)))
        .flatMap(facts -> facts);
  }

  private static Stream<String> outcomeSide(LearnerFacts it, Dictionary dictionary) {
    return Stream.of(
            each(
                it.completions(),
                c -> words("completed", id(it.completedEnrollment(c)), day(it.completedOn(c)))),
            each(
                it.revocations(),
                r -> words("revoked", id(it.revokedEnrollment(r)), day(it.revokedOn(r)))),
            each(it.employments(), e -> employment(it, e, dictionary)),
            each(
                it.employmentEnds(),
                e -> words("employment ended", id(it.endedEmployment(e)), day(it.employedTo(e)))),
            each(it.studies(), s -> words("studies", id(it.studyId(s)), day(it.studiesFrom(s)))),
            each(
                it.studyEnds(),
                e -> words("study ended", id(it.endedStudy(e)), day(it.studiesTo(e)))),
            each(it.surveys(), s -> words("surveyed", day(it.surveyedAsOf(s)), it.situation(s))))
        .flatMap(facts -> facts);
  }

  private static String employment(LearnerFacts it, int e, Dictionary dictionary) {
    return words(
        "employed",
        id(it.employmentId(e)),
        id(it.judgedEnrollment(e)),
        day(it.employedFrom(e)),
        it.inField(e),
        it.contract(e),
        it.hasEvidence(e) ? "evidence" : "",
        it.existedBeforeTraining(e) ? "existed" : "",
        it.hiredByProvider(e) ? "provider" : "",
        it.isFullTime(e) ? "full-time" : "",
        it.isLasting(e) ? "lasting" : "",
        it.isCountryKnown(e) ? "somewhere" : "",
        it.isInFrance(e) ? "in-france" : "",
        it.yearlyGross(e),
        word(it.employer(e), dictionary));
  }

  private static String profile(LearnerFacts facts, int profile, Dictionary dictionary) {
    String said =
        Arrays.stream(Attribute.ALL)
            .filter(it -> facts.attribute(profile, it) != LearnerFacts.ABSENT)
            .map(it -> it + "=" + said(it, facts.attribute(profile, it), dictionary))
            .collect(Collectors.joining(" "));
    String salary =
        facts.saysPriorSalary(profile) ? "prior salary=" + facts.priorSalary(profile) : "";
    return words("profile", day(facts.profileDeclaredOn(profile)), said, salary);
  }

  private static String said(Attribute attribute, int code, Dictionary dictionary) {
    return code == LearnerFacts.UNKNOWN ? "unknown" : attribute.text(code, dictionary);
  }

  private static String word(int code, Dictionary dictionary) {
    return code == LearnerFacts.UNKNOWN ? "unknown" : dictionary.name(code);
  }

  private static String id(long id) {
    return Long.toHexString(id);
  }

  private static String day(int day) {
    return day == LearnerFacts.NONE ? "none" : LocalDate.ofEpochDay(day).toString();
  }

  private static Stream<String> each(int count, IntFunction<String> inWords) {
    return IntStream.range(0, count).mapToObj(inWords);
  }

  private static String words(Object... parts) {
    return Arrays.stream(parts)
        .map(Object::toString)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
