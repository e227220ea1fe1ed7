/** Every indicator once more, as a plain fold of raw events. */
package org.outcomeledger.recount;
