/**
 * What the company aims at: objectives of its missions, the indicators that they are followed by,
 * and targets in all their versions. Nothing of it is counted, and nothing is derived.
 */
package org.outcomeledger.impact.mission;
