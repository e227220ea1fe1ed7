package org.outcomeledger.indicators.figure;

/**
 * What a share could be if everything were known: all unknown failed, or all unknown succeeded.
 *
 * @param low numerator over everyone in the denominator or unknown
 * @param high the same with every unknown in the numerator
 */
public record Bounds(double low, double high) {}
