package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.outcomeledger.local.ChildProcess;

/** One packaged service as a process of its own. */
record ServiceProcess(URI uri, ChildProcess process) implements AutoCloseable {

  /** {@code kill -9}; returns when it is gone. */
  void kill() {
    process.crash();
  }

  /** Takes every processor away from it, its connections stay open: a stalled machine. */
  void stall() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, "" + process.handle().pid()).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
