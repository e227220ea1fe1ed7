package org.outcomeledger.event;

/**
 * What names an event of one platform.
 *
 * @param source the CloudEvents source, as posted
 */
public record EventReference(String source, EventId id) {}
