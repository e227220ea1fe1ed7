/**
 * What is measured, against whom: {@link org.outcomeledger.benchmark.Benchmarks} runs every contest
 * on one machine in one run, the contestants in turn, and writes the table. A run whose events are
 * not all kept afterwards, or whose ledger does not verify, does not count.
 */
package org.outcomeledger.benchmark;
