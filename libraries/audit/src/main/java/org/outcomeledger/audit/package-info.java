/**
 * The audit trail of a service: who read exact figures, replayed, erased or changed something, kept
 * in the service's own database and read back by whoever may read the ledgers.
 */
package org.outcomeledger.audit;
