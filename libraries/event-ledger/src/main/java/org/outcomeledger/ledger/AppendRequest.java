package org.outcomeledger.ledger;

import java.util.List;

/**
 * Events that came in one request.
 *
 * @param atomic whether the first rejection undoes them all
 */
public record AppendRequest<E>(List<ReportedEvent<E>> events, boolean atomic) {

  public AppendRequest {
    events = List.copyOf(events);
  }

  long bytes() {
    return events.stream().mapToLong(event -> event.data().length).sum();
  }
}
