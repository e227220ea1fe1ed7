/**
 * Who enrols, and what happens until the end: which reports are consistent with what is known of a
 * learner. {@link org.outcomeledger.enrollment.EnrollmentRules} says it all; how events come in and
 * are kept is not known here.
 */
package org.outcomeledger.enrollment;
