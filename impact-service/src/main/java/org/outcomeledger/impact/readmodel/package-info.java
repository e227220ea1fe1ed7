/**
 * The facts in PostgreSQL, one table per event and one row per fact: written by the projector, read
 * by people with SQL, and by the cube when it starts. An erasure deletes the rows at the positions
 * that it lists.
 *
 * <p>A new event is a table in a migration, a class beside {@link
 * org.outcomeledger.impact.readmodel.EnrollmentTable}, and its place in {@link
 * org.outcomeledger.impact.readmodel.FactTables}; a test says what is missing.
 */
package org.outcomeledger.impact.readmodel;
