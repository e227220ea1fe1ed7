package org.outcomeledger.impact.cube;

/**
 * How a learner's facts lie in a blob of ints: the learner's id, the platform, the blob's length,
 * then fact after fact, each its own length with its kind, and its fields. Only {@link Blob} writes
 * it, only {@link LearnerFacts} reads it, and nobody stores it: a cube is made anew from the read
 * model at every start, so a field is added here, there and there, without a migration.
 *
 * <p>Only what an indicator or a dimension asks for is kept. A new kind of fact (an exclusion, a
 * suspension, a further study) is one more constant.
 */
enum Layout {
  ENROLLMENT(0, 9),
  WITHDRAWAL(1, 4),
  INTENT(2, 5),
  PROFILE(3, 2 + Attribute.COUNT),
  COMPLETION(4, 4),
  EMPLOYMENT(5, 7),
  EMPLOYMENT_END(6, 4),
  SURVEY(7, 3);

  /** Where the header's parts are. */
  static final int LEARNER = 0;

  static final int PLATFORM = 4;
  static final int LENGTH = 5;
  static final int HEADER = 6;

  /** How many kinds there are. */
  static final int KINDS = 8;

  private static final int NUMBER_BITS = 8;

  /** Its place among the kinds. */
  final int number;

  /**
   * What a fact of this kind begins with: its length and kind, so that reading looks up neither.
   */
  final int head;

  Layout(int number, int size) {
    this.number = number;
    this.head = size << NUMBER_BITS | number;
  }

  /** The kind of a fact that begins so. */
  static int number(int head) {
    return head & ((1 << NUMBER_BITS) - 1);
  }

  /** How many ints a fact takes that begins so, its head included. */
  static int size(int head) {
    return head >>> NUMBER_BITS;
  }
}
