/** The relay beside what Kafka's own tool says the broker takes. */
package org.outcomeledger.benchmark.kafka;
