/**
 * What is counted: records derived from facts as of a day, and one small class for each indicator.
 * No clock, no I/O.
 */
package org.outcomeledger.indicators.indicator;
