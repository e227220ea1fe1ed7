package org.outcomeledger.http;

import java.util.Collection;
import java.util.List;

/**
 * An error that knows its problem: thrown anywhere, it ends the request with that answer. Costs no
 * stack trace, for it is no defect.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Refusal(ProblemType type, String detail) {
    this(Problem.of(type, detail));
  }

  /** A field is wrong: {@code pointer} is the JSON Pointer to it. */
  public Refusal(ProblemType type, String detail, String pointer) {
    this(Problem.of(type, detail, pointer));
  }

  /** A part is not available; {@code cause} says why, to operators. */
  protected Refusal(ProblemType type, String detail, Throwable cause) {
    super(detail, cause, false, false);
    this.problem = Problem.of(type, detail);
  }

  /** A parameter of the address is wrong; {@code detail} says how it is written. */
  public static Refusal parameter(String detail) {
    return new Refusal(ProblemType.INVALID_PARAMETER, detail);
  }

  /** There is no such parameter: one that is misspelt would change the answer in silence. */
  public static Refusal unknownParameter(Collection<String> known) {
    String detail =
        known.isEmpty()
            ? "This call has no parameters: leave out what follows the question mark."
            : "Use only the parameters " + String.join(", ", known) + ".";
    return new Refusal(
        Problem.of(ProblemType.UNKNOWN_PARAMETER, detail).with("parameters", List.copyOf(known)));
  }

  public final Problem problem() {
    return problem;
  }
}
