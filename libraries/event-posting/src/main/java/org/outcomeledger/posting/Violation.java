package org.outcomeledger.posting;

/**
 * A place in an event's data that its schema does not allow.
 *
 * @param pointer JSON Pointer into the data
 * @param message what is expected there
 */
public record Violation(String pointer, String message) {}
