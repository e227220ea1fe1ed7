/** The questions that can be asked over HTTP, and how their answers are counted and written. */
package org.outcomeledger.impact.metrics;
