/** What is counted, and how. */
package org.outcomeledger.indicators;
