package org.outcomeledger.impact.metrics;

import java.util.Optional;
import org.outcomeledger.indicators.query.RecordKey;

/**
 * A question about records, as a request put it.
 *
 * @param after the record that the page begins behind; empty for the first page
 */
record RecordQuery(Query query, Optional<RecordKey> after) {}
