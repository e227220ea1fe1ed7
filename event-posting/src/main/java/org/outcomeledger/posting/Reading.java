package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks the database on behalf of somebody who waits. */
final class Reading {

  private static final Logger LOG = Logger.getLogger(Reading.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Reading() {}

  /** What is read, or a refusal that says when to come back. */
  static <T> Uni<T> patiently(Uni<T> read) {
    return read.ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(Reading::unavailable);
  }

  /** What no event could name nothing is held about: a misspelling, so it is said. */
  static void requireReference(String reference, String name) {
    if (!CloudEvent.spellsId(reference)) {
      throw Refusal.parameter(
          "The " + name + " is 1 to 128 letters of ASCII, digits or signs of \"._:-\".");
    }
  }

  private static Refusal unavailable(Throwable why) {
    LOG.warnf("Nothing could be read: %s", why.getClass().getName());
    return new Refusal(
        "reading-unavailable",
        "The database does not answer",
        503,
        "Nothing is lost by it. Ask again in a few seconds.",
        null);
  }
}
