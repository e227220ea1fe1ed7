/**
 * Watches the ledgers from outside: reads their signed heads from Kafka, verifies the signatures
 * and that each names the one before, and asks each ledger whether its chain passes through them.
 *
 * <p>A follower finds a changed entry, but not a tail that was rewritten whole before it came to
 * it: only a head that was kept outside shows that.
 */
package org.outcomeledger.impact.heads;
