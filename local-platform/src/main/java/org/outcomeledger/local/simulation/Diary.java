package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.local.learning.PostedEvent;
import org.outcomeledger.local.learning.WritingService;

/**
 * What a platform notes of one learner, in the order in which it came about. What is dated after
 * today is left out. Every event has an id of its own, the same whenever the same is noted.
 */
final class Diary {
  private static final String SOURCE = "/simulation";

  private final String learner;
  private final LocalDate today;
  private final List<PostedEvent> events = new ArrayList<>();
  private final List<PostedEvent> late = new ArrayList<>();

  Diary(String learner, LocalDate today) {
    this.learner = learner;
    this.today = today;
  }

  String learner() {
    return learner;
  }

  boolean isToCome(LocalDate on) {
    return on.isAfter(today);
  }

  /** The beginning of every event's data. */
  ObjectNode data() {
    return JsonNodeFactory.instance.objectNode().put("learner", learner);
  }

  /** The same of an event that names its enrollment. */
  ObjectNode data(String enrollment) {
    return data().put("enrollmentId", enrollment);
  }

  /** Notes what happened on a day. */
  PostedEvent note(WritingService to, String name, LocalDate on, ObjectNode data) {
    return noteIn(events, to, name, on, data);
  }

  /** Notes what is posted when all else has been. */
  PostedEvent noteLate(WritingService to, String name, LocalDate on, ObjectNode data) {
    return noteIn(late, to, name, on, data);
  }

  private PostedEvent noteIn(
      List<PostedEvent> notes, WritingService to, String name, LocalDate on, ObjectNode data) {
    String id = name + ":" + learner + ":" + (events.size() + late.size()) + ":" + on;
    PostedEvent event = new PostedEvent(to, name, SOURCE, id, data);
    if (!isToCome(on)) {
      notes.add(event);
    }
    return event;
  }

  /** Takes back what was noted on a day. */
  void takeBack(PostedEvent noted, LocalDate on, String reason) {
    ObjectNode retracted = data();
    retracted.putObject("retracts").put("source", SOURCE).put("id", noted.id());
    note(noted.to(), "event-retracted", on, retracted.put("reason", reason));
  }

  List<PostedEvent> events() {
    return List.copyOf(events);
  }

  List<PostedEvent> late() {
    return List.copyOf(late);
  }
}
