package org.outcomeledger.audit;

/**
 * A setting that decides what figures say or who sees them, and that may change from one start to
 * the next: the change is recorded. A service produces one bean for each. Never a secret.
 *
 * @param name as the configuration calls it
 */
public record RecordedSetting(String name, String value) {}
