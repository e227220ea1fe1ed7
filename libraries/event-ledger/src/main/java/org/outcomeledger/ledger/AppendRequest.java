package org.outcomeledger.ledger;

import java.util.List;

/**
 * Events that came in one request of one platform.
 *
 * @param atomic whether the first rejection undoes them all
 */
public record AppendRequest<E>(List<ReportedEvent<E>> events, boolean atomic) {

  /** What an event takes in memory beside its data: its fields, ids and places in collections. */
  private static final int OVERHEAD = 1024;

  public AppendRequest {
    events = List.copyOf(events);
  }

  /** Who waits for it: requests of one platform wait behind each other, not behind others'. */
  String platform() {
    return events.isEmpty() ? "" : events.getFirst().platform();
  }

  /** About how much memory it takes while it waits. */
  long bytes() {
    return bytes(events);
  }

  /** About how much memory these events take while they wait. */
  static long bytes(List<? extends ReportedEvent<?>> events) {
    return events.stream().mapToLong(event -> event.data().length + OVERHEAD).sum();
  }
}
