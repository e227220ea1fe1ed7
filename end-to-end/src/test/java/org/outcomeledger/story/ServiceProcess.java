package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.local.ChildProcess;

/** One packaged service as a process of its own. */
record ServiceProcess(URI uri, ChildProcess process) implements AutoCloseable {

  private static final Duration END_LIMIT = Duration.ofMinutes(1);

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

  /** Asks it to end, as whatever runs it does. */
  void terminate() {
    signal("TERM");
  }

  /** Waits until it has ended by itself; its exit code. */
  int awaitEnd() {
    return awaitEnd(process);
  }

  static int awaitEnd(ChildProcess process) {
    return process.ended().orTimeout(END_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void signal(String name) {
    signal(process.handle(), name);
  }

  static void signal(ProcessHandle process, String name) {
    try {
      int code = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
      if (code != 0 && process.isAlive()) {
        throw new IllegalStateException("kill -" + name + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same to all its children. */
  static void signalFamily(ProcessHandle process, String name) {
    signal(process, name);
    process.descendants().forEach(it -> signal(it, name));
  }

  @Override
  public void close() {
    kill();
  }
}
