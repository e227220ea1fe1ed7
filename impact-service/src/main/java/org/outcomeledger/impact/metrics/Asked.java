package org.outcomeledger.impact.metrics;

import org.outcomeledger.indicators.query.Question;

/**
 * A question as the caller may ask it.
 *
 * @param policy under which it is answered; null where it is answered exactly
 */
record Asked(Question question, PolicyAnswer policy) {}
