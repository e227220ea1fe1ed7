package org.outcomeledger.verifier;

/**
 * What a shard is known to have come to, from elsewhere than the shard itself.
 *
 * @param name who says so, as findings call it
 * @param chain the chain value at {@code position}
 */
record KeptHead(String name, long position, byte[] chain) {}
