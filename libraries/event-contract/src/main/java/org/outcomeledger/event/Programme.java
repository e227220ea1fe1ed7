package org.outcomeledger.event;

import java.util.Optional;

/**
 * What is taught.
 *
 * @param publishedLengthDays the length that the provider publishes, in days from the start
 */
public record Programme(
    @KeptAsPosted String id,
    Optional<String> name,
    Optional<String> certification,
    int publishedLengthDays) {}
