package org.outcomeledger.local.learning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Posts events in batches, in their order within each service, and counts what became of them. */
public final class BatchPoster {
  private final EventPoster poster;
  private final LongConsumer progress;

  /**
   * @param progress is told after every batch how many events have been answered
   */
  public BatchPoster(EventPoster poster, LongConsumer progress) {
    this.poster = poster;
    this.progress = progress;
  }

  /** Returns when every event is answered; being interrupted ends it between two batches. */
  public PostingSummary post(Stream<PostedEvent> events) throws InterruptedException {
    PostingSummary summary = new PostingSummary();
    Map<WritingService, List<PostedEvent>> waiting = new EnumMap<>(WritingService.class);
    long answered = 0;
    for (Iterator<PostedEvent> all = events.iterator(); all.hasNext(); ) {
      PostedEvent event = all.next();
      List<PostedEvent> batch = waiting.computeIfAbsent(event.to(), service -> new ArrayList<>());
      batch.add(event);
      if (batch.size() == EventPoster.BATCH) {
        answered += post(event.to(), batch, summary, answered);
      }
    }
    for (Map.Entry<WritingService, List<PostedEvent>> rest : waiting.entrySet()) {
      answered +=
          rest.getValue().isEmpty() ? 0 : post(rest.getKey(), rest.getValue(), summary, answered);
    }
    return summary;
  }

  private int post(WritingService to, List<PostedEvent> batch, PostingSummary summary, long before)
      throws InterruptedException {
    summary.add(poster.post(to, batch));
    int posted = batch.size();
    batch.clear();
    progress.accept(before + posted);
    return posted;
  }
}
