/**
 * The facts in memory, a learner's next to each other: snapshots that never change, so that any
 * slice as of any day is one scan.
 */
package org.outcomeledger.indicators.cube;
