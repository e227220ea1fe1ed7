package org.outcomeledger.indicators;

import java.util.List;

/**
 * A question that has no answer; the message says what is wrong with it and how it is asked. What
 * kind it is matters to who answers, so that there is a class for each.
 */
public abstract sealed class IllegalQuestion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private IllegalQuestion(String message) {
    super(message);
  }

  /** A value that its parameter cannot have, or not together with the others. */
  public static final class InvalidParameter extends IllegalQuestion {
    private static final long serialVersionUID = 1L;

    public InvalidParameter(String message) {
      super(message);
    }
  }

  /** A question that is not answered to those who see figures under disclosure control. */
  public static final class NotAskable extends IllegalQuestion {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * @param rule which rule it breaks, in kebab case
     */
    public NotAskable(String rule, String message) {
      super(message);
      this.rule = rule;
    }

    /** Which rule it breaks. */
    public String rule() {
      return rule;
    }
  }

  /** A question whose answer would be larger than one answer may be. */
  public static final class AnswerTooLarge extends IllegalQuestion {
    private static final long serialVersionUID = 1L;

    public AnswerTooLarge(String message) {
      super(message);
    }
  }

  /** A name that is none of those that there are. */
  public abstract static sealed class UnknownName extends IllegalQuestion {
    private static final long serialVersionUID = 1L;

    private final transient List<String> known;

    private UnknownName(String lacking, List<String> known) {
      super(
          known.isEmpty()
              ? "There is no %s, nor any other.".formatted(lacking)
              : "There is no %s; there are %s.".formatted(lacking, String.join(", ", known)));
      this.known = List.copyOf(known);
    }

    /** What there is. */
    public List<String> known() {
      return known;
    }
  }

  /** A parameter that such a question does not have. */
  public static final class UnknownParameter extends UnknownName {
    private static final long serialVersionUID = 1L;

    public UnknownParameter(String name, List<String> known) {
      super("parameter " + name + " here", known);
    }
  }

  /** A dimension by which records are neither grouped nor chosen. */
  public static final class UnknownDimension extends UnknownName {
    private static final long serialVersionUID = 1L;

    public UnknownDimension(String name, List<String> known) {
      super("dimension " + name, known);
    }
  }

  /** An indicator that the catalogue does not have. */
  public static final class UnknownIndicator extends UnknownName {
    private static final long serialVersionUID = 1L;

    public UnknownIndicator(String id, List<String> known) {
      super("indicator " + id, known);
    }
  }
}
