package org.outcomeledger.benchmark.house;

/** The three services as they are packaged. */
public enum MeasuredService {
  ENROLLMENT("enrollment-service", "enrollment", "-Xmx256m"),
  OUTCOME("outcome-service", "outcome", "-Xmx256m"),
  IMPACT("impact-service", "impact", "-Xmx1g");

  final String module;
  final String database;
  final String heap;

  MeasuredService(String module, String database, String heap) {
    this.module = module;
    this.database = database;
    this.heap = heap;
  }

  /** Name of its module, as {@code impact-service}. */
  public String module() {
    return module;
  }

  /** Name of its database. */
  public String database() {
    return database;
  }
}
