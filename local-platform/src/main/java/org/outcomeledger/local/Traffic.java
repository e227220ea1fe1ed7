package org.outcomeledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.outcomeledger.local.learning.BatchPoster;
import org.outcomeledger.local.learning.EventPoster;
import org.outcomeledger.local.learning.OuladEvents;
import org.outcomeledger.local.learning.PostingFailed;
import org.outcomeledger.local.learning.PostingSummary;
import org.outcomeledger.local.simulation.Committee;
import org.outcomeledger.local.simulation.SimulatedCompany;
import org.outcomeledger.local.simulation.SimulatedPlatform;

/**
 * What is posted to a platform that runs: a dataset once, and what a company that does not exist
 * has behind it, and goes on to do until it is stopped.
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
    BatchPoster batches =
        new BatchPoster(poster, done -> terminal.progress("OULAD", done, events.count()));
    PostingSummary summary = batches.post(events.stream());
    terminal.say(
        "OULAD: %d events posted in %.1f s"
            .formatted(events.count(), (System.nanoTime() - begun) / 1e9));
    summary.lines().forEach(line -> terminal.say("  " + line));
  }

  /** Begins to tell the story of the company, in threads of its own, and returns at once. */
  void simulate() {
    SimulatedCompany company =
        new SimulatedCompany(
            SimulatedPlatform.NAMES.stream().map(this::simulated).toList(),
            new Committee(
                platform.impactService(), PrivateFile.read(platform.folder().token("committee"))),
            line -> terminal.say("Simulated company: " + line));
    Thread.ofPlatform()
        .group(posting)
        .name("simulated-company")
        .daemon()
        .start(() -> simulate(company));
  }

  private SimulatedPlatform simulated(String name) {
    return new SimulatedPlatform(name, poster(name), SEED);
  }

  /** The past is dated by the day of its first posting: begun twice, it is the same past. */
  private void simulate(SimulatedCompany company) {
    Path begun = platform.folder().simulation().resolve("begun");
    Path told = platform.folder().simulation().resolve("told");
    try {
      if (!Files.exists(begun)) {
        PrivateFile.write(begun, LocalDate.now(SimulatedPlatform.ZONE).toString());
      }
      if (!Files.exists(told)) {
        LocalDate today = LocalDate.parse(PrivateFile.read(begun));
        terminal.say("Simulated company: its story as of %s, seed %d".formatted(today, SEED));
        company.tellPast(today);
        PrivateFile.write(told, "whole");
      }
      company.goOn("now-" + Long.toString(System.currentTimeMillis(), 36));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PostingFailed e) {
      terminal.say("The simulated company stops: " + e.getMessage());
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
