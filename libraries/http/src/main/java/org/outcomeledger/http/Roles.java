package org.outcomeledger.http;

/**
 * What a token can allow, as its claim {@code groups} spells it. Constants and nothing else: they
 * are compiled into whoever uses them.
 */
public final class Roles {

  /** Posts events and reads back one's own; the token names its platform as well. */
  public static final String EVENTS_WRITE = "events:write";

  /** Has one's own learners erased; the token names its platform as well. */
  public static final String LEARNERS_ERASE = "learners:erase";

  /** Reads the ledgers whole: followers and auditors. */
  public static final String LEDGER_READ = "ledger:read";

  /** Reads figures under disclosure control. */
  public static final String METRICS_READ = "metrics:read";

  /** Reads exact figures. */
  public static final String METRICS_READ_EXACT = "metrics:read-exact";

  /** Enters measures, sets targets, writes reports. */
  public static final String REPORTS_WRITE = "reports:write";

  private Roles() {}
}
