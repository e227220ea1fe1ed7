/**
 * Measures that people enter with their evidence, such as carbon per learner-hour: kept in all
 * versions, and derived from nothing.
 */
package org.outcomeledger.impact.measure;
