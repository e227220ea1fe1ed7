/**
 * Estimates from counts and numbers, each with its uncertainty at 95 %. Pure functions that know
 * neither records nor indicators: what they are given is counted already, and nothing is rounded.
 */
package org.outcomeledger.indicators.statistics;
