/**
 * What is said: the events of learners' lives as sealed records, with wire names, JSON Schemas and
 * samples.
 *
 * <p>A new event is a record here: it names its wire type, joins {@link
 * org.outcomeledger.event.EnrollmentEvent} or {@link org.outcomeledger.event.OutcomeEvent}, and
 * brings a schema and a sample under that name. Its ids have id types ({@link
 * org.outcomeledger.event.IdKind}), so that pseudonyms replace them. The compiler and the tests
 * list the rest.
 */
package org.outcomeledger.event;
