package org.outcomeledger.posting;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry in the row of refusals: an event that is named, or the others of its sum.
 *
 * @param first when the first of them was refused
 * @param event null where none is named
 */
record KeptRefusal(RefusalMark mark, Instant first, UUID event, long count, RefusalReason reason) {}
