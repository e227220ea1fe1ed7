package org.outcomeledger.ledger;

/** The settings of a service that keeps a {@link WordLedger}. */
record WordLedgerSettings(String ledger) implements LedgerConfig {

  @Override
  public int shards() {
    return WordLedger.SHARDS;
  }

  @Override
  public String schemaBase() {
    return "https://schemas.test/";
  }

  @Override
  public int mostRequestsWaiting() {
    return WordLedger.MAX_REQUESTS_WAITING;
  }

  @Override
  public int mostReplays() {
    return 48;
  }

  @Override
  public int streamLimit() {
    return 2_000;
  }
}
