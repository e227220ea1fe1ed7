package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.ledger.AppendRequest;
import org.outcomeledger.ledger.Ledger;
import org.outcomeledger.ledger.Receipt;
import org.outcomeledger.ledger.ReportedEvent;

/** From the bytes of a request to its reply: what has form is appended, what has not is refused. */
final class Posting<E extends LearnerEvent> {

  static final int MOST_EVENTS = 1000;
  static final int MOST_BYTES_PER_EVENT = 64 << 10;

  private final Intake<E> intake;
  private final Ledger<E> ledger;

  /** An element of a batch: an event that has form, or the problem that it has not. */
  private record Item<E>(String id, ReportedEvent<E> event, Problem problem) {}

  Posting(Intake<E> intake, Ledger<E> ledger) {
    this.intake = intake;
    this.ledger = ledger;
  }

  /** Structured mode: the body is one event. */
  Uni<Response> one(byte[] body, Caller caller) {
    requireSize(body.length);
    var json = StrictJson.one(body);
    var event = intake.report(json, caller);
    return ledger
        .append(new AppendRequest<>(List.of(event), false))
        .map(receipts -> Replies.single(CloudEvent.idOf(json), receipts.getFirst()));
  }

  /** Batch mode: the body is an array of events. */
  Uni<Response> batch(byte[] body, boolean atomic, Caller caller) {
    List<Item<E>> items =
        StrictJson.elements(body, MOST_EVENTS).stream().map(e -> check(e, caller)).toList();
    if (atomic && items.stream().anyMatch(item -> item.event() == null)) {
      return Uni.createFrom().item(Replies.atomic(merge(items, notAttempted(items))));
    }
    var events = items.stream().map(Item::event).filter(event -> event != null).toList();
    if (events.isEmpty()) {
      return Uni.createFrom().item(Replies.batch(merge(items, List.of())));
    }
    return ledger
        .append(new AppendRequest<>(events, atomic))
        .map(receipts -> merge(items, receipts))
        .map(atomic ? Replies::atomic : Replies::batch);
  }

  private Item<E> check(StrictJson.Element element, Caller caller) {
    String id = CloudEvent.idOf(element.json());
    try {
      requireSize(element.bytes());
      return new Item<>(id, intake.report(element.json(), caller), null);
    } catch (Refusal e) {
      return new Item<>(id, null, e.problem());
    }
  }

  private static void requireSize(long bytes) {
    if (bytes > MOST_BYTES_PER_EVENT) {
      throw new Refusal(
          "event-too-large", "The event is too large", 413, "An event has at most 64 KiB.", "");
    }
  }

  private static List<Receipt> notAttempted(List<? extends Item<?>> items) {
    return Collections.nCopies(items.size(), new Receipt.NotAttempted());
  }

  /** The receipts are of those items that have form, in their order. */
  private static <E> List<PostingResult> merge(List<Item<E>> items, List<Receipt> receipts) {
    var results = new ArrayList<PostingResult>(items.size());
    Iterator<Receipt> next = receipts.iterator();
    for (Item<E> item : items) {
      results.add(result(item, item.event() == null ? null : next.next()));
    }
    return results;
  }

  private static PostingResult result(Item<?> item, Receipt receipt) {
    return item.event() == null
        ? PostingResult.rejected(item.id(), item.problem())
        : Replies.result(item.id(), receipt);
  }
}
