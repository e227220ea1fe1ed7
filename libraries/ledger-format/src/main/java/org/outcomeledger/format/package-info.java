/**
 * The form of a ledger: what an auditor needs to recompute it, and nothing else.
 *
 * <p>Depends on a JSON tokenizer alone, so that a verifier can be read whole.
 */
package org.outcomeledger.format;
