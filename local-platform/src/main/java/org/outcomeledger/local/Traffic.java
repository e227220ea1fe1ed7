package org.outcomeledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.outcomeledger.local.learning.EventPoster;
import org.outcomeledger.local.learning.OuladEvents;
import org.outcomeledger.local.learning.OuladLoader;
import org.outcomeledger.local.learning.PostingFailed;
import org.outcomeledger.local.learning.PostingSummary;
import org.outcomeledger.local.learning.SimulatedPlatform;

/**
 * What is posted to a platform that runs: a dataset once, and two simulated learning platforms
 * until it is stopped.
 */
final class Traffic {
  private static final long SEED = 20_260_101;

  private final Platform platform;
  private final Terminal terminal;
  private final ThreadGroup posting = new ThreadGroup("posting");

  Traffic(Platform platform, Terminal terminal) {
    this.platform = platform;
    this.terminal = terminal;
  }

  /** Posts the events of the OULAD files and says what became of them. */
  void load(OuladEvents events) throws InterruptedException {
    long begun = System.nanoTime();
    EventPoster poster = poster("oulad");
    OuladLoader loader =
        new OuladLoader(poster, done -> terminal.progress("OULAD", done, events.count()));
    PostingSummary summary = loader.load(events);
    terminal.say(
        "OULAD: %d events posted in %.1f s"
            .formatted(events.count(), (System.nanoTime() - begun) / 1e9));
    summary.lines().forEach(line -> terminal.say("  " + line));
  }

  /** Begins to post as two learning platforms, each in a thread of its own, and returns at once. */
  void simulate() {
    for (String name : List.of("platform-a", "platform-b")) {
      Thread.ofPlatform()
          .group(posting)
          .name("simulated-" + name)
          .daemon()
          .start(() -> simulate(name));
    }
  }

  private void simulate(String name) {
    SimulatedPlatform simulated = new SimulatedPlatform(name, poster(name), SEED);
    try {
      postPast(name, simulated);
      simulated.goOn("now-" + Long.toString(System.currentTimeMillis(), 36));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PostingFailed e) {
      terminal.say("The simulated " + name + " stops: " + e.getMessage());
    }
  }

  /** The past is dated by the day of its first posting: begun twice, it is the same past. */
  private void postPast(String name, SimulatedPlatform simulated) throws InterruptedException {
    Path begun = platform.folder().simulation().resolve(name);
    Path posted = platform.folder().simulation().resolve(name + "-posted");
    if (!Files.exists(begun)) {
      PrivateFile.write(begun, LocalDate.now(SimulatedPlatform.ZONE).toString());
    }
    if (!Files.exists(posted)) {
      PostingSummary summary = simulated.postPast(LocalDate.parse(PrivateFile.read(begun)));
      PrivateFile.write(posted, "whole");
      terminal.say(
          "The simulated %s has posted its past: %d events of %d learners"
              .formatted(name, summary.accepted(), SimulatedPlatform.PAST_LEARNERS));
    }
  }

  private EventPoster poster(String name) {
    return new EventPoster(
        platform.writingServices(), PrivateFile.read(platform.folder().token(name)));
  }

  /** Ends the posting before the services that would take it. */
  void stop() {
    posting.interrupt();
  }
}
