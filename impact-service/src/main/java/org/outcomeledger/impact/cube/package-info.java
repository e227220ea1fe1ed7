/** Keeps the cube of this replica up to date with what is followed. */
package org.outcomeledger.impact.cube;
