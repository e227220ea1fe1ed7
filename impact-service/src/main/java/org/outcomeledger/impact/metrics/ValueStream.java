package org.outcomeledger.impact.metrics;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * One reader's stream: tells an indicator's values whenever they are others than those told last.
 * The reader asks for one event after the other, so what a slow one misses is never what is latest:
 * it is told the figures of the moment, not of every moment. For one thread at a time.
 */
final class ValueStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Figures that change a thousand times a second are told four times. */
  private static final Duration PACE = Duration.ofMillis(250);

  private final StreamSubscription watch;
  private final Disclosure figures;
  private final Answers answers;
  private final Sse sse;

  /** By indicator: the tag of what was told last. */
  private final Map<String, String> told = new LinkedHashMap<>();

  /** Ends a wait: a service that stops would stand still until the next heartbeat. */
  private final CompletableFuture<Object> served = new CompletableFuture<>();

  private Snapshot seen;
  private int next;
  private Instant spoken = Instant.now();

  /**
   * A stream that goes on behind an event.
   *
   * @param lastEventId of the last event that the reader has; null for none
   */
  ValueStream(
      StreamSubscription watch, String lastEventId, Disclosure figures, Answers answers, Sse sse) {
    this.watch = watch;
    this.figures = figures;
    this.answers = answers;
    this.sse = sse;
    watch.reader().whenServed(() -> served.complete(null));
    remember(lastEventId);
  }

  /**
   * An id says what was told of each indicator; what is not understood, or not asked for, tells
   * nothing, and is not said again.
   */
  private void remember(String lastEventId) {
    if (lastEventId != null) {
      Arrays.stream(lastEventId.split(" "))
          .map(part -> part.split("=", 2))
          .filter(part -> part.length == 2 && asks(part[0]))
          .forEach(part -> told.put(part[0], part[1]));
    }
  }

  private boolean asks(String indicator) {
    return watch.questions().get().stream()
        .anyMatch(it -> it.question().indicator().definition().id().equals(indicator));
  }

  /**
   * Counts before anything is told: a question that costs too much is refused, and no stream that
   * breaks off. What was counted is kept for the first events.
   */
  void requireAffordable() throws InterruptedException {
    if (waitForOthers()) {
      for (Asked asked : watch.questions().get()) {
        figures.answer(query(asked), groups -> groups);
      }
    }
  }

  /** Whether the reader may go on listening, and does. */
  boolean mayGoOn() {
    return Instant.now().isBefore(watch.until()) && !watch.reader().isGone();
  }

  /** Waits until there is something to tell, or until it is time to show that the line holds. */
  OutboundSseEvent next() throws InterruptedException {
    while (true) {
      List<Asked> questions = watch.questions().get();
      for (; seen != null && next < questions.size(); next++) {
        OutboundSseEvent event = tell(questions.get(next));
        if (event != null) {
          next++;
          return event;
        }
      }
      if (!waitForOthers()) {
        return heartbeat();
      }
    }
  }

  /** What shows that the line holds. */
  OutboundSseEvent heartbeat() {
    spoken = Instant.now();
    return sse.newEventBuilder().comment("still here").build();
  }

  private Query query(Asked asked) {
    return new Query(asked.question(), seen, List.of(), false, watch.reader(), asked.policy());
  }

  /** The values where they are others than those told last; else null. */
  private OutboundSseEvent tell(Asked asked) throws InterruptedException {
    Query query = query(asked);
    Page<Row> page = figures.answer(query, groups -> Page.ofRows(groups, List.of()));
    FigureAnswer answer =
        FigureAnswer.ofRows(query, page, answers.next(query, page, watch.values(asked.question())));
    String tag = answers.tag(answer, false).getValue();
    if (tag.equals(told.put(answer.indicator(), tag))) {
      return null;
    }
    spoken = Instant.now();
    return sse.newEventBuilder().name("values").id(id()).data(answers.text(answer)).build();
  }

  private String id() {
    return told.entrySet().stream()
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Whether another snapshot came before the next heartbeat, and before the reader went. */
  private boolean waitForOthers() throws InterruptedException {
    Duration left = Duration.between(Instant.now(), spoken.plus(HEARTBEAT));
    if (left.isNegative()) {
      return false;
    }
    if (seen != null) {
      Thread.sleep(PACE);
    }
    try {
      CompletableFuture<Snapshot> other = watch.snapshots().other(seen, left);
      if (CompletableFuture.anyOf(other, served).join() == null) {
        return false;
      }
      seen = other.join();
      next = 0;
      return true;
    } catch (CompletionException none) {
      return false;
    }
  }
}
