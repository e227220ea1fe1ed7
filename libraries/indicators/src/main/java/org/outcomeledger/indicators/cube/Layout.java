package org.outcomeledger.indicators.cube;

import org.outcomeledger.indicators.LedgerName;

/**
 * How a learner's facts lie in a blob of ints: the learner's id, the platform, the blob's length,
 * its shard, then fact after fact, each its own length with its kind, its key, its position, and
 * its fields. Only {@link Blob} writes it, only {@link LearnerFacts} reads it, and nobody stores
 * it: a cube is made anew from the read model at every start, so a field is added here, there and
 * there, without a migration.
 *
 * <p>Only what an indicator or a dimension asks for is kept: of the contract's events, transfers
 * have no kind, for they change nothing.
 */
enum Layout {
  ENROLLMENT(0, 8, LedgerName.ENROLLMENT),
  WITHDRAWAL(1, 3, LedgerName.ENROLLMENT),
  INTENT(2, 4, LedgerName.ENROLLMENT),
  PROFILE(3, 3 + Attribute.COUNT, LedgerName.ENROLLMENT),
  PROFILE_WITHDRAWAL(4, 1, LedgerName.ENROLLMENT),
  SUSPENSION(5, 4, LedgerName.ENROLLMENT),
  EXCLUSION(6, 3, LedgerName.ENROLLMENT),
  COMPLETION(7, 3, LedgerName.OUTCOME),
  REVOCATION(8, 3, LedgerName.OUTCOME),
  EMPLOYMENT(9, 9, LedgerName.OUTCOME),
  EMPLOYMENT_END(10, 3, LedgerName.OUTCOME),
  EVIDENCE(11, 2, LedgerName.OUTCOME),
  STUDY(12, 3, LedgerName.OUTCOME),
  STUDY_END(13, 3, LedgerName.OUTCOME),
  SURVEY(14, 2, LedgerName.OUTCOME),
  /**
   * Of another fact, whose key it has for its only field: that one is not here, nor ever will be.
   */
  ENROLLMENT_RETRACTION(15, 2, LedgerName.ENROLLMENT),
  /** The same of the other ledger. */
  OUTCOME_RETRACTION(16, 2, LedgerName.OUTCOME);

  /** Where the header's parts are. */
  static final int LEARNER = 0;

  static final int PLATFORM = 4;
  static final int LENGTH = 5;
  static final int SHARD = 6;
  static final int HEADER = 7;

  /** Where a fact's key is, by which it is found again; its fields are behind it. */
  static final int KEY = 1;

  /** Where a fact's position in its ledger is, without a sign. */
  static final int POSITION = 3;

  static final int FIELDS = 4;

  /** How many kinds there are. */
  static final int KINDS = values().length;

  private static final Layout[] ALL = values();

  private static final int NUMBER_BITS = 8;

  /** Its place among the kinds. */
  final int number;

  /**
   * What a fact of this kind begins with: its length and kind, so that reading looks up neither.
   */
  final int head;

  private final LedgerName ledger;

  Layout(int number, int fields, LedgerName ledger) {
    this.number = number;
    this.ledger = ledger;
    this.head = (FIELDS + fields) << NUMBER_BITS | number;
  }

  /** The kind of a retraction of this ledger. */
  static Layout retraction(LedgerName ledger) {
    return switch (ledger) {
      case ENROLLMENT -> ENROLLMENT_RETRACTION;
      case OUTCOME -> OUTCOME_RETRACTION;
    };
  }

  /** Whether a fact that begins so takes another one back. */
  static boolean isRetraction(int head) {
    return head == ENROLLMENT_RETRACTION.head || head == OUTCOME_RETRACTION.head;
  }

  /** Which ledger has the fact that begins so. */
  static LedgerName ledger(int head) {
    return ALL[number(head)].ledger;
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
