package org.outcomeledger.impact.heads;

import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.SignedHead;

/**
 * The last head of a ledger that was verified.
 *
 * @param keyOfNext must have signed the next
 * @param offset of its record
 */
record SeenHead(SignedHead head, HeadKey keyOfNext, long offset) {}
