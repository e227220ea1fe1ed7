package org.outcomeledger.indicators.cube;

/**
 * How a learner's facts lie in a blob of ints: the learner's id, the platform, the blob's length,
 * then fact after fact, each its own length with its kind, its key, and its fields. Only {@link
 * Blob} writes it, only {@link LearnerFacts} reads it, and nobody stores it: a cube is made anew
 * from the read model at every start, so a field is added here, there and there, without a
 * migration.
 *
 * <p>Only what an indicator or a dimension asks for is kept: of the contract's events, transfers
 * have no kind, for they change nothing.
 */
enum Layout {
  ENROLLMENT(0, 8),
  WITHDRAWAL(1, 3),
  INTENT(2, 4),
  PROFILE(3, 5 + Attribute.COUNT),
  PROFILE_WITHDRAWAL(4, 3),
  SUSPENSION(5, 4),
  EXCLUSION(6, 3),
  COMPLETION(7, 3),
  REVOCATION(8, 3),
  EMPLOYMENT(9, 9),
  EMPLOYMENT_END(10, 3),
  EVIDENCE(11, 2),
  STUDY(12, 3),
  STUDY_END(13, 3),
  SURVEY(14, 2),
  /**
   * Of another fact, whose key it has for its only field: that one is not here, nor ever will be.
   */
  RETRACTION(15, 2);

  /** Where the header's parts are. */
  static final int LEARNER = 0;

  static final int PLATFORM = 4;
  static final int LENGTH = 5;
  static final int HEADER = 6;

  /** Where a fact's key is, by which it is found again; its fields are behind it. */
  static final int KEY = 1;

  static final int FIELDS = 3;

  /** How many kinds there are. */
  static final int KINDS = values().length;

  private static final int NUMBER_BITS = 8;

  /** Its place among the kinds. */
  final int number;

  /**
   * What a fact of this kind begins with: its length and kind, so that reading looks up neither.
   */
  final int head;

  Layout(int number, int fields) {
    this.number = number;
    this.head = (FIELDS + fields) << NUMBER_BITS | number;
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
