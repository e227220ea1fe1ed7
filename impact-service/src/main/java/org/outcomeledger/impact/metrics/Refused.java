package org.outcomeledger.impact.metrics;

/** A question that is not answered, with the problem that the caller is told instead. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  static Refused disclosureControl() {
    return new Refused(
        Problem.of(
            403,
            "disclosure-control",
            "Only exact figures can be given",
            "The role metrics:read sees figures under disclosure control, which this version does"
                + " not offer. Exact figures need the role metrics:read-exact."));
  }

  static Refused notOfPlatforms() {
    return new Refused(
        Problem.of(
            403,
            "not-of-platforms",
            "A company's measures belong to no platform",
            "The token has the claim platform, and so sees that platform's learners only. Measures"
                + " are about the whole company: ask with a token without that claim."));
  }

  static Refused nobody() {
    return new Refused(
        Problem.of(
            403,
            "no-subject",
            "The token names nobody",
            "Who enters a measure is kept with it: the token needs the claim sub."));
  }

  static Refused unknownMeasure() {
    return new Refused(
        Problem.of(
            404,
            "unknown-measure",
            "Unknown measure",
            "There is no such version of such a measure; GET /metrics/v1/measures?history=true"
                + " lists all that there are."));
  }

  static Refused notReached(String positions) {
    return new Refused(
        Problem.of(
            504,
            "position-not-reached",
            "Position not reached",
            "The events asked for by minPosition were not applied here within 5 seconds; this"
                + " replica has read %s. Ask again, or leave minPosition out."
                    .formatted(positions)));
  }

  static Refused busy() {
    return new Refused(
        Problem.of(
            503,
            "busy",
            "Too many questions at once",
            "As many questions are being answered as this replica takes: ask again shortly."));
  }
}
