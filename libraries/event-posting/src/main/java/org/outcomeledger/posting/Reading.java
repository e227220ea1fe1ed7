package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import org.outcomeledger.http.Refusal;

/**
 * What every call has in common by which a platform reads back: it asks for what is its own, by its
 * own references, and waits. Whatever goes wrong is thrown, or fails, as a problem.
 */
public final class Reading {

  /** The references of platforms, as JSON Schema has it: not dots only, and without lookarounds. */
  public static final String REFERENCE = "^\\.*[A-Za-z0-9_:-][A-Za-z0-9._:-]*$";

  /** How long one is at most. */
  public static final int LONGEST_REFERENCE = 128;

  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private Reading() {}

  /**
   * What is read, or a refusal that says when to come back. What is made of it may be long, and
   * keeps no event loop from other callers.
   */
  public static <T> Uni<T> patiently(Uni<T> read) {
    return read.ifNoItem()
        .after(TIMEOUT)
        .fail()
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(ReadingUnavailable::new)
        .emitOn(Infrastructure.getDefaultExecutor());
  }

  /** What no event could name nothing is held about: a misspelling, so it is said. */
  public static void requireReference(String reference, String name) {
    if (!CloudEvent.spellsId(reference)) {
      throw Refusal.parameter("The %s must be %s.".formatted(name, CloudEvent.idInWords()));
    }
  }
}
