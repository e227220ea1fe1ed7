package org.outcomeledger.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Everything that one platform posted and what it was told: one receipt per event, however often it
 * was posted. Safe to use from several threads, as long as each learner's events come from one of
 * them.
 */
final class PostingLog {

  private static final int LANES = 4;

  /** The key by which a platform's event is known: ids are unique within one service. */
  record Key(PackagedService service, String id) {}

  /** An event, and when its first answer had come. */
  record Acknowledged(Event event, Instant at) {

    Key key() {
      return new Key(event.service(), event.id());
    }
  }

  private final LearningPlatform platform;
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Map<Key, Event> events = new ConcurrentHashMap<>();
  private final Map<Key, EventReceipt> receipts = new ConcurrentHashMap<>();
  private final Map<PackagedService, Silence> silences =
      Map.of(PackagedService.ENROLLMENT, new Silence(), PackagedService.OUTCOME, new Silence());

  PostingLog(LearningPlatform platform) {
    this.platform = platform;
  }

  /**
   * Posts all in this order for each learner, several learners at once, in batches of up to {@code
   * batch}.
   */
  void post(List<Event> all, int batch) {
    List<Callable<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      int mine = lane;
      List<Event> events =
          all.stream().filter(e -> Math.floorMod(e.learner().hashCode(), LANES) == mine).toList();
      lanes.add(
          () -> {
            postInOrder(events, batch);
            return null;
          });
    }
    runTogether(lanes);
  }

  /**
   * Posts all in this order, in batches of up to {@code batch}, each repeated until it is answered.
   */
  void postInOrder(List<Event> all, int batch) {
    inBatches(all, batch).forEach(this::post);
  }

  private void post(List<Event> batch) {
    List<EventReceipt> answers = platform.post(batch);
    for (int i = 0; i < batch.size(); i++) {
      keep(batch.get(i), answers.get(i));
    }
    silences.get(batch.getFirst().service()).heard();
  }

  private void keep(Event event, EventReceipt receipt) {
    Key key = new Key(event.service(), event.id());
    events.put(key, event);
    EventReceipt before = receipts.putIfAbsent(key, receipt);
    if (before == null) {
      acknowledged.add(new Acknowledged(event, Instant.now()));
    }
    boolean same =
        before == null
            || (before.shard() == receipt.shard() && before.position() == receipt.position());
    if (!receipt.recorded() || !same) {
      throw new AssertionError(event + " was answered " + receipt + ", before " + before);
    }
  }

  Map<Key, Event> events() {
    return Map.copyOf(events);
  }

  /** Each event once; those of a learner in the order in which they were posted. */
  List<Acknowledged> acknowledgements() {
    return List.copyOf(acknowledged);
  }

  Map<Key, EventReceipt> receipts() {
    return Map.copyOf(receipts);
  }

  /**
   * The parameters of a question that make its answer wait for all that was posted: {@code
   * minPosition} of each shard.
   */
  String minPositions() {
    Map<String, Long> last = new TreeMap<>();
    receipts.forEach(
        (key, receipt) ->
            last.merge(
                key.service().ledger + ":" + receipt.shard(), receipt.position(), Math::max));
    return last.entrySet().stream()
        .map(shard -> "&minPosition=" + shard.getKey() + ":" + shard.getValue())
        .collect(Collectors.joining());
  }

  /** For how long each service acknowledged nothing. */
  Map<PackagedService, Silence> silences() {
    return silences;
  }

  int acknowledged() {
    return receipts.size();
  }

  private static List<List<Event>> inBatches(List<Event> events, int limit) {
    List<List<Event>> batches = new ArrayList<>();
    List<Event> open = new ArrayList<>();
    for (Event event : events) {
      if (open.size() == limit
          || (!open.isEmpty() && open.getFirst().service() != event.service())) {
        batches.add(open);
        open = new ArrayList<>();
      }
      open.add(event);
    }
    if (!open.isEmpty()) {
      batches.add(open);
    }
    return batches;
  }

  /** Runs all at once and ends when the last has; the first failure is thrown. */
  static <T> List<T> runTogether(List<Callable<T>> tasks) {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    }
  }
}
