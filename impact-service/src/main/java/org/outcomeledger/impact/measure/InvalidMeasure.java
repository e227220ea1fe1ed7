package org.outcomeledger.impact.measure;

/** A measure that is not entered, because a field is not as it has to be. */
public final class InvalidMeasure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * Says what the field has to be, not what it was.
   *
   * @param pointer the JSON Pointer of the field
   */
  InvalidMeasure(String pointer, String detail) {
    super(detail);
    this.pointer = pointer;
  }

  public String pointer() {
    return pointer;
  }
}
