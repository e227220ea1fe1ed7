package org.outcomeledger.impact.cube;

import java.util.stream.Stream;

/**
 * How a learner's facts lie in a blob of ints: the learner's id, the platform, the blob's length,
 * then fact after fact, each a kind and its fields. Only {@link Blob} writes it, only {@link
 * LearnerFacts} reads it, and nobody stores it: a cube is made anew from the read model at every
 * start, so a field is added here, there and there, without a migration.
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

  private static final int[] SIZES = Stream.of(values()).mapToInt(kind -> kind.size).toArray();

  static final int KINDS = SIZES.length;

  /** What a fact of this kind begins with: its place among the kinds. */
  final int number;

  /** How many ints a fact of this kind takes, its kind included. */
  private final int size;

  Layout(int number, int size) {
    this.number = number;
    this.size = size;
  }

  /** How many ints a fact takes that begins with this number. */
  static int size(int number) {
    return SIZES[number];
  }
}
