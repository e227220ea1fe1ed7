package org.outcomeledger.benchmark;

import java.time.Duration;

/**
 * How long the run takes.
 *
 * @param rounds turns of each contestant
 * @param turn how long one is measured
 * @param records in the read model when it is asked
 */
public record Settings(int rounds, Duration turn, int records) {}
