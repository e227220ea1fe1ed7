package org.outcomeledger.audit;

/**
 * Which values of parameters are kept. A parameter that takes any text may be given a person's
 * name, which nobody has any reason to keep.
 */
public interface RecordedValues {

  /** What is kept of a parameter's value. */
  String recorded(String parameter, String value);
}
