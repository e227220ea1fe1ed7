/**
 * What those may see who must not find one person in a figure: which questions they may ask, which
 * cells are hidden from them, and how the counts of the others are rounded.
 */
package org.outcomeledger.indicators.disclosure;
