package org.outcomeledger.audit;

/** An entry and its place in the trail. */
record NumberedEntry(long number, AuditEntry entry) {}
