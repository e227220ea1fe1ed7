package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts here are the system's own {@code sleep}: what is looked after does not matter. */
class SupervisorTest {
  private static final int NEVER = 0;

  @TempDir Path path;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final BlockingQueue<ChildProcess> started = new LinkedBlockingQueue<>();

  @Test
  void aPartThatIsKilledIsStartedAgainAndTheTerminalSaysSo() throws InterruptedException {
    Supervisor supervisor = supervisor();
    supervisor.start(part("sleeper", NEVER));
    ChildProcess first = started.take();
    first.crash();
    ChildProcess second = started.poll(20, TimeUnit.SECONDS);
    assertThat(second).isNotNull();
    assertThat(second.alive()).isTrue();
    assertThat(said()).contains("sleeper ended (exit code 137): starting it again");
    second.stop(Duration.ofSeconds(5));
  }

  @Test
  void aPartThatCannotBeStartedAgainIsTriedAgain() throws InterruptedException {
    Supervisor supervisor = supervisor();
    supervisor.start(part("sleeper", 2));
    started.take().crash();
    ChildProcess third = started.poll(20, TimeUnit.SECONDS);
    assertThat(third).isNotNull();
    assertThat(said())
        .contains("sleeper does not start", "sleeper is not ready: starting it again");
    third.stop(Duration.ofSeconds(5));
  }

  @Test
  void whatAnEarlierStartLeftBehindIsEndedAndNoOtherProcessIs() {
    LocalFolder folder = new LocalFolder(path);
    ChildProcess left = sleep();
    ChildProcess other = sleep();
    PrivateFile.write(folder.process("left"), Leftovers.describe(left.handle()));
    PrivateFile.write(folder.process("other"), other.handle().pid() + " 12345");
    Leftovers.end(folder);
    assertThat(left.endsWithin(Duration.ofSeconds(5))).isTrue();
    assertThat(other.alive()).isTrue();
    other.stop(Duration.ofSeconds(5));
  }

  @Test
  void aChildThatIgnoresTheSignalIsEndedByForce() {
    ChildProcess stubborn =
        ChildProcess.start(
            List.of("sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 1; done"),
            Map.of(),
            path.resolve("log"),
            ChildProcess.StopSignal.TERM);
    stubborn.stop(Duration.ofMillis(300));
    assertThat(stubborn.alive()).isFalse();
  }

  private Supervisor supervisor() {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Supervisor(new Terminal(out, false), new LocalFolder(path));
  }

  /** Its start number {@code failing} fails; all the others succeed. */
  private SupervisedProcess part(String name, int failing) {
    AtomicInteger starts = new AtomicInteger();
    return new SupervisedProcess(
        name,
        () -> {
          if (starts.incrementAndGet() == failing) {
            throw new LocalServerException(name + " does not start");
          }
          ChildProcess process = sleep();
          started.add(process);
          return process;
        },
        Duration.ofSeconds(5));
  }

  private ChildProcess sleep() {
    return ChildProcess.start(
        List.of("sleep", "1000"), Map.of(), path.resolve("log"), ChildProcess.StopSignal.TERM);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
