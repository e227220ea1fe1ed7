package org.outcomeledger.ledger;

import java.time.Duration;

/** Is told of each flush by the thread that writes: to return at once, and to throw nothing. */
public interface FlushListener {

  /** Wants to know nothing. */
  FlushListener NONE =
      new FlushListener() {
        @Override
        public void flushed(int events, Duration took) {}

        @Override
        public void failed() {}
      };

  /**
   * A flush is durable, or had nothing to write.
   *
   * @param events that it decided about
   */
  void flushed(int events, Duration took);

  /** The database did not confirm a flush. */
  void failed();
}
