/**
 * What was counted, before anybody writes it down: exact counts, and what statistics make of them.
 */
package org.outcomeledger.indicators.figure;
