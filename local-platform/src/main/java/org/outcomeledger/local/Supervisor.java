package org.outcomeledger.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the parts running: one that ends is started again, after a pause that doubles while it
 * keeps ending (up to half a minute) and never for the last time; the terminal says so. Stopping
 * ends them in the reverse of the order in which they were started.
 */
final class Supervisor {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A part that ran this long before it ended is not one that keeps ending. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private final Terminal terminal;
  private final LocalFolder folder;
  private final Deque<Running> running = new ArrayDeque<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  Supervisor(Terminal terminal, LocalFolder folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  /** Starts {@code part} and looks after it from then on. The first start has to succeed. */
  void start(SupervisedProcess part) {
    long begun = System.nanoTime();
    Running started = new Running(part, launch(part));
    synchronized (running) {
      running.push(started);
    }
    terminal.say(
        "  %-20s ready after %.1f s".formatted(part.name(), (System.nanoTime() - begun) / 1e9));
    Thread.ofPlatform().name("watch-" + part.name()).daemon().start(() -> watch(started));
  }

  private ChildProcess launch(SupervisedProcess part) {
    ChildProcess process = part.starter().get();
    PrivateFile.write(folder.process(part.name()), Leftovers.describe(process.handle()));
    return process;
  }

  private void watch(Running part) {
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      long begun = System.nanoTime();
      int exit = part.process.ended().join();
      if (System.nanoTime() - begun > SETTLED.toNanos()) {
        pause = SHORTEST_PAUSE;
      }
      String news = " ended (exit code " + exit + "): starting it again";
      do {
        if (stopsWithin(pause)) {
          return;
        }
        terminal.say(part.part.name() + news);
        news = " is not ready: starting it again";
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      } while (!startAgain(part));
    }
  }

  private boolean startAgain(Running part) {
    try {
      part.process = launch(part.part);
      terminal.say(part.part.name() + " is ready again");
      return true;
    } catch (LocalServerException e) {
      if (stopping.getCount() > 0) {
        terminal.say(e.getMessage());
      }
      return false;
    }
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends every part, the last that was started first, and whatever was just being started. */
  void stop() {
    stopping.countDown();
    ChildProcess.startNoMore();
    synchronized (running) {
      for (Running part : running) {
        terminal.say("  stopping " + part.part.name());
        part.process.stop(part.part.stopLimit());
      }
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    forget();
  }

  private void forget() {
    try {
      Folders.delete(folder.processes());
    } catch (IOException e) {
      terminal.say("The notes on processes in " + folder.processes() + " were not deleted: " + e);
    }
  }

  private static final class Running {
    private final SupervisedProcess part;
    private volatile ChildProcess process;

    private Running(SupervisedProcess part, ChildProcess process) {
      this.part = part;
      this.process = process;
    }
  }
}
