package org.outcomeledger.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of a service that keeps a ledger. */
@ConfigMapping(prefix = "outcome-ledger")
public interface LedgerConfig {

  /** Name of the ledger, such as {@code enrollment}; its events go to {@code enrollment-events}. */
  String ledger();

  /**
   * Number of shards, and of the topic's partitions; fixed once the ledger's tables are created.
   */
  int shards();

  /** Where the JSON Schemas are published: type names follow it in {@code ce_dataschema}. */
  String schemaBase();

  /** How many requests may wait to be appended before further ones are refused as busy. */
  @WithDefault("20000")
  int mostRequestsWaiting();

  /**
   * How many replays may go on at a time; further ones are refused as busy. Each keeps a page of
   * events in memory, some 1.3 MB, until its reader has taken it.
   */
  @WithDefault("48")
  int mostReplays();

  /**
   * How many events one learner may have in this ledger, retractions not counted; further ones are
   * refused. What it bounds is the memory and time that any call about a learner takes.
   */
  @WithDefault("2000")
  int streamLimit();
}
