package org.outcomeledger.posting;

/**
 * Why an event was refused. Each part is out of a closed set, so that nothing that was sent is in
 * it and there are only so many.
 *
 * @param problem the problem's type
 * @param type of the event; null if the catalogue has no such type
 * @param pointer as far as it is a place that the contract knows; null where there is none
 */
record RefusalReason(String problem, String title, int status, String type, String pointer) {

  /** The same, but for which type of event and which field: all there is room for at times. */
  RefusalReason problemOnly() {
    return new RefusalReason(problem, title, status, null, null);
  }
}
