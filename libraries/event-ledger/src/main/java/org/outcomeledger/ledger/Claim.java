package org.outcomeledger.ledger;

import java.util.UUID;

/**
 * Something that one event at a time may hold, over all streams of a ledger, such as an id that
 * belongs to one learner of one platform.
 *
 * @param kind what is held, in kebab-case
 * @param id a pseudonym that already tells platforms apart
 * @param taken the rejection of the next event that wants it
 */
public record Claim(String kind, UUID id, Rejection taken) {

  record Key(String kind, UUID id) {}

  Key key() {
    return new Key(kind, id);
  }
}
