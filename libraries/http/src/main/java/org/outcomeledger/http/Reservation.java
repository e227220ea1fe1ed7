package org.outcomeledger.http;

/** What one request holds of {@link MemoryInFlight}; ends once, however often that is said. */
public final class Reservation {

  private final MemoryInFlight memory;
  private final String caller;
  private long bytes;
  private boolean ended;

  Reservation(MemoryInFlight memory, String caller) {
    this.memory = memory;
    this.caller = caller;
  }

  /**
   * Holds so many bytes more. If there are not so many left it ends: of those that have a part of
   * what each needs, one gets it all.
   */
  synchronized boolean grow(long more) {
    if (ended) {
      return false;
    }
    ended = !memory.takeOrGiveBack(caller, more, bytes);
    bytes += more;
    return !ended;
  }

  /** Holds so many bytes more, however many are left: they are there. */
  synchronized void hold(long more) {
    if (!ended) {
      memory.hold(caller, more);
      bytes += more;
    }
  }

  /** Gives back what is held. */
  public synchronized void end() {
    if (!ended) {
      ended = true;
      memory.giveBack(caller, bytes);
    }
  }
}
