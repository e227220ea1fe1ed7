/**
 * The facts in PostgreSQL, one table per event and one row per fact: written by the projector, read
 * by people with SQL, and by the cube when it starts.
 *
 * <p>A new event is a table in a migration, a class beside {@link
 * org.outcomeledger.impact.readmodel.EnrollmentTable} and a line in {@link
 * org.outcomeledger.impact.readmodel.FactTables}.
 */
package org.outcomeledger.impact.readmodel;
