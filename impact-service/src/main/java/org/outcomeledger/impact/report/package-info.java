/**
 * Reports: a period frozen at one vector of positions, so that a stranger can verify it. {@link
 * org.outcomeledger.impact.report.Freezing} makes one, {@link
 * org.outcomeledger.impact.report.Reports} keeps them; their bytes are in docs/report-format.md.
 */
package org.outcomeledger.impact.report;
