package org.outcomeledger.format;

/** How far a shard has come: its last position, 0 before the first, and the chain value there. */
public record ChainPosition(long position, byte[] chain) {}
