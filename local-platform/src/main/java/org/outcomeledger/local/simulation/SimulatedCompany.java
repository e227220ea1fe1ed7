package org.outcomeledger.local.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.outcomeledger.local.learning.PostingFailed;
import org.outcomeledger.local.learning.PostingSummary;

/**
 * A company that does not exist: its platforms have three years behind them, its committee sets
 * objectives and publishes a report, and restates it once a school has told what it should have
 * told before. Whatever is told twice changes nothing.
 */
public final class SimulatedCompany {
  private static final String REASON =
      "The school of the care assistants reported late what became of its leavers of the second"
          + " half of the year";

  private final List<SimulatedPlatform> platforms;
  private final Committee committee;
  private final Consumer<String> say;

  /**
   * @param say is told what has been done, in lines for people
   */
  public SimulatedCompany(
      List<SimulatedPlatform> platforms, Committee committee, Consumer<String> say) {
    this.platforms = List.copyOf(platforms);
    this.committee = committee;
    this.say = say;
  }

  /**
   * Tells all of it up to a day. Freezing reads the ledgers themselves: no figure is waited for.
   */
  public void tellPast(LocalDate today) throws InterruptedException {
    long begun = System.nanoTime();
    long events = sum(onAll(platform -> platform.postPast(today)));
    say.accept("three years of cohorts are posted: " + events + " events in " + since(begun));
    committee.aim(today);
    committee.measure(today);
    ReportYear year = ReportYear.before(today);
    committee.publish(year);
    say.accept(year.title() + " is published, " + since(begun) + " after the beginning");
    events = sum(onAll(platform -> platform.postHeldBack(today)));
    committee.restate(year, REASON);
    say.accept(
        "a school has reported late (%d events): the report is restated, %s after the beginning"
            .formatted(events, since(begun)));
  }

  private static String since(long begun) {
    return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
  }

  /** Goes on until it is interrupted. */
  public void goOn(String run) throws InterruptedException {
    onAll(
        platform -> {
          goOn(platform, run);
          return null;
        });
  }

  /** One that cannot go on does not end the other. */
  private void goOn(SimulatedPlatform platform, String run) throws InterruptedException {
    try {
      platform.goOn(run);
    } catch (PostingFailed e) {
      say.accept(platform.name() + " stops: " + e.getMessage());
    }
  }

  private static long sum(List<PostingSummary> summaries) {
    return summaries.stream().mapToLong(PostingSummary::accepted).sum();
  }

  private interface Task<T> {
    T of(SimulatedPlatform platform) throws InterruptedException;
  }

  /** Each in a thread of its own. */
  private <T> List<T> onAll(Task<T> task) throws InterruptedException {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(platforms.size())) {
      List<Callable<T>> calls = new ArrayList<>();
      platforms.forEach(platform -> calls.add(() -> task.of(platform)));
      for (Future<T> call : threads.invokeAll(calls)) {
        results.add(call.get());
      }
      return results;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case PostingFailed failed -> throw failed;
        case InterruptedException stopped -> throw stopped;
        default -> throw new IllegalStateException("The simulated company fails", e);
      }
    }
  }
}
