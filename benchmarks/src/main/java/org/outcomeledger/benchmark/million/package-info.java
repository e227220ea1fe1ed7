/** A million records: loaded, replayed into an empty impact-service, and asked, beside SQL. */
package org.outcomeledger.benchmark.million;
