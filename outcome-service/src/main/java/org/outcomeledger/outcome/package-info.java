/**
 * What became of the learners: which reports of completions, employments and surveys are consistent
 * with what is known. {@link org.outcomeledger.outcome.OutcomeRules} says it all; enrollments are
 * not known here, and outcomes may arrive before them.
 */
package org.outcomeledger.outcome;
