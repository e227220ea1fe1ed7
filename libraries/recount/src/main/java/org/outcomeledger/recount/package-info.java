/**
 * Every indicator once more: a plain fold of raw events, to be read beside the definitions.
 *
 * <p>A learner's history becomes what is told of them by a day ({@code LearnerAsOf}), their records
 * ({@code TrainingRecord}), and a finding for each record and indicator; findings are counted
 * ({@link org.outcomeledger.recount.Partial}), and figures are computed from the counts. It shares
 * no counting code with the cube that answers questions: that the two agree is evidence.
 */
package org.outcomeledger.recount;
