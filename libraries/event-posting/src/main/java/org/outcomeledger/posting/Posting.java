package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.StrictJson;
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
  private final Refusals refusals;
  private final PlatformLimits limits;
  private final PostingMeters meters;

  /** What was posted as one event: an event that has form, or what is kept of one that has not. */
  private record Item<E>(String id, ReportedEvent<E> event, RefusedEvent refused) {}

  Posting(
      Intake<E> intake,
      Ledger<E> ledger,
      Refusals refusals,
      PlatformLimits limits,
      PostingMeters meters) {
    this.limits = limits;
    this.meters = meters;
    this.intake = intake;
    this.ledger = ledger;
    this.refusals = refusals;
  }

  /** Structured mode: the body is one event. */
  Uni<Response> one(byte[] body, Origin origin) {
    requireSize(body.length);
    return single(new StrictJson.Element(StrictJson.one(body), body.length), origin);
  }

  /** Binary mode: the attributes are headers, the body is the data. */
  Uni<Response> binary(Iterable<Map.Entry<String, String>> headers, byte[] body, Origin origin) {
    requireSize(body.length);
    return single(new StrictJson.Element(BinaryMode.event(headers, body), body.length), origin);
  }

  private Uni<Response> single(StrictJson.Element event, Origin origin) {
    return results(List.of(check(event, origin)), false, origin)
        .map(results -> PostingReplies.single(results.getFirst()));
  }

  /** Batch mode: the body is an array of events. */
  Uni<Response> batch(byte[] body, boolean atomic, Origin origin) {
    List<Item<E>> items = check(body, origin);
    return results(items, atomic, origin)
        .map(atomic ? PostingReplies::atomic : PostingReplies::batch);
  }

  /** Keeps that a body was refused before an event of it was seen. */
  Uni<Void> keepRefusal(Problem problem, Origin origin) {
    return refusals.keep(origin.platform(), List.of(RefusedEvent.body(problem)));
  }

  private Uni<List<PostingResult>> results(List<Item<E>> items, boolean atomic, Origin origin) {
    return receipts(items, atomic)
        .map(receipts -> merge(items, receipts))
        .invoke(meters::count)
        .call(results -> refusals.keep(origin.platform(), refused(items, results)));
  }

  /** One for each item that has form. */
  private Uni<List<Receipt>> receipts(List<Item<E>> items, boolean atomic) {
    var events = items.stream().map(Item::event).filter(event -> event != null).toList();
    if (events.isEmpty() || (atomic && events.size() < items.size())) {
      return Uni.createFrom().item(Collections.nCopies(events.size(), new Receipt.NotAttempted()));
    }
    return ledger.append(new AppendRequest<>(events, atomic));
  }

  /** What was checked is charged, also where the body breaks behind it. */
  private List<Item<E>> check(byte[] body, Origin origin) {
    var items = new ArrayList<Item<E>>();
    try {
      StrictJson.elements(body, MOST_EVENTS, event -> items.add(check(event, origin)));
    } finally {
      limits.of(origin.platform()).charge(items.size());
    }
    return items;
  }

  private Item<E> check(StrictJson.Element element, Origin origin) {
    String id = CloudEvent.idOf(element.json());
    try {
      requireSize(element.bytes());
      return new Item<>(id, intake.report(element.json(), origin), null);
    } catch (Refusal e) {
      return new Item<>(id, null, intake.refused(element.json(), origin, e.problem()));
    }
  }

  private static void requireSize(long bytes) {
    if (bytes > MOST_BYTES_PER_EVENT) {
      throw new Refusal(ProblemType.EVENT_TOO_LARGE, "An event has at most 64 KiB.", "");
    }
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
        ? PostingResult.rejected(item.id(), item.refused().problem())
        : PostingReplies.result(item.id(), receipt);
  }

  private static List<RefusedEvent> refused(
      List<? extends Item<?>> items, List<PostingResult> results) {
    var refused = new ArrayList<RefusedEvent>();
    for (int i = 0; i < results.size(); i++) {
      ReportedEvent<?> event = items.get(i).event();
      Problem problem = results.get(i).problem();
      if (problem != null) {
        refused.add(
            event == null
                ? items.get(i).refused()
                : new RefusedEvent(event::id, event.type(), problem));
      }
    }
    return refused;
  }
}
