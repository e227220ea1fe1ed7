package org.outcomeledger.story;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that goes wrong and is put right again. That all is well again after it is the same for
 * each: {@link Recovery}.
 */
sealed interface Fault {

  /** What goes wrong, as the table names it. */
  String name();

  /** For how long it goes wrong; zero: for some attempts to post, drawn from the run's seed. */
  Duration lasts();

  /** Whether both services have to acknowledge events meanwhile. */
  boolean postsGoOn();

  void inject();

  void heal();

  /** {@code kill -9}, of one process or of several at once. */
  record Killed(List<Part> parts, Duration lasts, boolean postsGoOn) implements Fault {
    public Killed {
      parts = List.copyOf(parts);
    }

    @Override
    public String name() {
      return "kill -9 of "
          + parts.stream().map(Part::name).collect(joining(", "))
          + lasting(", away for %d s", lasts);
    }

    @Override
    public void inject() {
      parts.forEach(part -> part.kill().run());
    }

    /** All at once, as an orchestrator does. */
    @Override
    public void heal() {
      PostingLog.<Void>runTogether(parts.stream().map(Part::starting).toList());
    }
  }

  /** {@code SIGSTOP}: it neither answers nor closes a connection. */
  record Stalled(Part part, Duration lasts, boolean postsGoOn) implements Fault {
    @Override
    public String name() {
      return "SIGSTOP of " + part.name() + lasting(" for %d s", lasts);
    }

    @Override
    public void inject() {
      part.stall().run();
    }

    @Override
    public void heal() {
      part.resume().run();
    }
  }

  /**
   * Wires that are slow, reset connections, or let nothing through.
   *
   * @param what as the table names it
   */
  record BadNetwork(
      String what,
      List<TcpProxy> wires,
      TcpProxy.Weather weather,
      Duration lasts,
      boolean postsGoOn)
      implements Fault {
    public BadNetwork {
      wires = List.copyOf(wires);
    }

    @Override
    public String name() {
      return what + lasting(" for %d s", lasts);
    }

    @Override
    public void inject() {
      wires.forEach(wire -> wire.setWeather(weather));
    }

    @Override
    public void heal() {
      wires.forEach(wire -> wire.setWeather(TcpProxy.Weather.FINE));
    }
  }

  /**
   * PostgreSQL dies, and its synchronous standby, which is made before, takes its place for good.
   */
  record StandbyPromoted(WiredPostgres postgres, Duration lasts) implements Fault {
    @Override
    public String name() {
      return "synchronous standby promoted" + lasting(", PostgreSQL away for %d s", lasts);
    }

    @Override
    public boolean postsGoOn() {
      return false;
    }

    @Override
    public void inject() {
      postgres.startStandby();
      postgres.kill();
    }

    @Override
    public void heal() {
      postgres.promoteStandby();
    }
  }

  /**
   * A disk on which nothing is left.
   *
   * @param part whose disk it is; what ended by itself meanwhile is started again
   * @param disk that it has then
   */
  record FullDisk(
      Part part, Supplier<LoopDisk> disk, BooleanSupplier alive, Duration lasts, boolean postsGoOn)
      implements Fault {
    @Override
    public String name() {
      return "full disk of " + part.name() + lasting(" for %d s", lasts);
    }

    @Override
    public void inject() {
      disk.get().fill();
    }

    @Override
    public void heal() {
      disk.get().free();
      if (!alive.getAsBoolean()) {
        part.start().run();
      }
    }
  }

  /** A replica whose clock is ahead; it is replaced by one with that clock, and back. */
  record ClockAhead(Replica replica, Map<String, String> clock, Duration lasts) implements Fault {

    public ClockAhead {
      clock = Map.copyOf(clock);
    }

    @Override
    public String name() {
      return "clock of %s one hour ahead".formatted(replica.name()) + lasting(" for %d s", lasts);
    }

    @Override
    public boolean postsGoOn() {
      return true;
    }

    @Override
    public void inject() {
      replica.kill();
      replica.start(clock);
    }

    @Override
    public void heal() {
      replica.kill();
      replica.start();
    }
  }

  private static String lasting(String format, Duration lasts) {
    return lasts.isZero() ? "" : format.formatted(lasts.toSeconds());
  }
}
