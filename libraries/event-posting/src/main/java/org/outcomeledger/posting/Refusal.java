package org.outcomeledger.posting;

/** Ends a check: what was sent is refused, and the problem says why. Costs no stack trace. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  Refusal(String code, String title, int status, String detail, String pointer) {
    this(Problem.of(code, title, status, detail, pointer));
  }

  /** A parameter of the address that is not understood; {@code detail} says how it is written. */
  static Refusal parameter(String detail) {
    return new Refusal("invalid-parameter", "A parameter is not understood", 400, detail, null);
  }

  Problem problem() {
    return problem;
  }
}
