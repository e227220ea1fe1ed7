/**
 * What is asked of a cube, how it is counted in one scan, and how counts add up to figures: of one
 * cube, and of several.
 */
package org.outcomeledger.indicators.query;
