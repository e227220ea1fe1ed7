/**
 * A stranger's program: it takes the ledgers away, and recomputes what they hold, with no database
 * and no service of ours. To be read in an afternoon.
 */
package org.outcomeledger.verifier;
