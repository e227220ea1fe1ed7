package org.outcomeledger.impact.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.impact.follower.Sink;
import org.outcomeledger.impact.readmodel.FactReader;

/**
 * All that a cube says, in words, so that two cubes can be compared that came about differently.
 */
public final class CubeContents {

  private CubeContents() {}

  /** What takes facts into the cube, beginning with the read model. */
  public static Sink sink(Cube cube, FactReader readModel) {
    return new CubeSink(cube, readModel);
  }

  /** A cube that has just been read from the read model. */
  public static Cube loaded(FactReader readModel) {
    Cube cube = new Cube();
    sink(cube, readModel).watermarks();
    return cube;
  }

  /** Learners by id, the facts of each in words and in order; and how far the cube is. */
  public static List<String> of(Cube cube) {
    Snapshot snapshot = cube.snapshot();
    var learners = new TreeMap<String, String>();
    snapshot.scan(
        0,
        snapshot.learners(),
        it ->
            learners.put(
                it.learner() + " of " + snapshot.names().name(it.platform()),
                facts(it, snapshot.names())));
    var all = new ArrayList<String>();
    learners.forEach((learner, facts) -> all.add(learner + ": " + facts));
    all.add(snapshot.positions().toString());
    return all;
  }

  private static String facts(LearnerFacts it, Names names) {
    return Stream.of(ofEnrollments(it, names), profiles(it, names), ofOutcomes(it))
        .flatMap(kind -> kind)
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> ofEnrollments(LearnerFacts it, Names names) {
    return Stream.of(
            IntStream.range(0, it.enrollments())
                .mapToObj(
                    i ->
                        "enrolled %x %s %d %d %d %s %s"
                            .formatted(
                                it.enrollmentId(i),
                                name(names, it.programme(i)),
                                it.startedOn(i),
                                it.lengthDays(i),
                                it.refundDeadline(i),
                                name(names, it.deliveryMode(i)),
                                name(names, it.funding(i)))),
            IntStream.range(0, it.withdrawals())
                .mapToObj(
                    i -> "withdrew %x %d".formatted(it.withdrawnEnrollment(i), it.withdrewOn(i))),
            IntStream.range(0, it.intents())
                .mapToObj(
                    i ->
                        "wants %x %s %b %d"
                            .formatted(
                                it.intendedEnrollment(i),
                                it.intent(i),
                                it.authorisedToWork(i),
                                it.intentDeclaredOn(i))))
        .flatMap(kind -> kind);
  }

  private static Stream<String> profiles(LearnerFacts it, Names names) {
    return IntStream.range(0, it.profiles())
        .mapToObj(
            i ->
                Stream.of(Attribute.values())
                    .map(
                        attribute ->
                            attribute
                                + "="
                                + attribute(it.attribute(i, attribute), attribute, names))
                    .collect(Collectors.joining(" ", "says " + it.profileDeclaredOn(i) + " ", "")));
  }

  private static String attribute(int code, Attribute attribute, Names names) {
    return code < 0 ? Integer.toString(code) : attribute.text(code, names);
  }

  private static String name(Names names, int code) {
    return code < 0 ? Integer.toString(code) : names.name(code);
  }

  private static Stream<String> ofOutcomes(LearnerFacts it) {
    return Stream.of(
            IntStream.range(0, it.completions())
                .mapToObj(
                    i -> "completed %x %d".formatted(it.completedEnrollment(i), it.completedOn(i))),
            IntStream.range(0, it.employments())
                .mapToObj(
                    i ->
                        "works %x %x %d %s %b %b"
                            .formatted(
                                it.employmentId(i),
                                it.judgedEnrollment(i),
                                it.employedFrom(i),
                                it.inField(i),
                                it.hasEvidence(i),
                                it.existedBeforeTraining(i))),
            IntStream.range(0, it.employmentEnds())
                .mapToObj(i -> "left %x %d".formatted(it.endedEmployment(i), it.employedTo(i))),
            IntStream.range(0, it.surveys())
                .mapToObj(i -> "surveyed %d %s".formatted(it.surveyedAsOf(i), it.situation(i))))
        .flatMap(kind -> kind);
  }
}
