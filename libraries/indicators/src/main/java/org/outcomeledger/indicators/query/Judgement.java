package org.outcomeledger.indicators.query;

import java.util.List;
import org.outcomeledger.indicators.indicator.Verdict;

/**
 * All that an answer says of one record, in the codes of one cube: equal judgements are answered
 * alike.
 *
 * @param programme its code
 * @param group the codes of the question's dimensions
 * @param part as in {@link CountedRecord}
 * @param value not a number where there is none
 */
record Judgement(int programme, List<Integer> group, String part, Verdict verdict, double value) {}
