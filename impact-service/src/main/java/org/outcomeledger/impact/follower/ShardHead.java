package org.outcomeledger.impact.follower;

import java.util.UUID;

/**
 * How far a ledger says that one of its shards is.
 *
 * @param incarnation the ledger's present one
 * @param askedAt {@link System#nanoTime} before the ledger was asked
 */
public record ShardHead(UUID incarnation, long position, byte[] chain, long askedAt) {}
