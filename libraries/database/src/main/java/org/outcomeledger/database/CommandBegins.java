package org.outcomeledger.database;

/**
 * An event within the process: a {@link ServiceCommand} is about to be run. Whoever keeps a record
 * of that writes it now; if it throws, the command is not run.
 */
public record CommandBegins(String name) {}
