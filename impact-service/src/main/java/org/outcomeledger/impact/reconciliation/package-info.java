/**
 * Compares what was made of the ledgers, rows and figures, with the ledgers themselves, in the
 * background and for ever.
 */
package org.outcomeledger.impact.reconciliation;
