package org.outcomeledger.story;

/**
 * What a service answered about one event.
 *
 * @param status {@code accepted}, {@code duplicate}, {@code rejected} or {@code not-attempted}
 * @param position 0 where the event has none
 * @param problem the problem's type, empty where there is none
 */
record EventReceipt(String status, int shard, long position, String problem) {

  boolean recorded() {
    return status.equals("accepted") || status.equals("duplicate");
  }
}
