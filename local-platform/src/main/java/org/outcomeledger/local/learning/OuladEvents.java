package org.outcomeledger.local.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The registrations of the Open University Learning Analytics Dataset as events of one platform,
 * {@code oulad}. The same files always give the same ids, so loading them again adds nothing. Every
 * arrangement that is offered here keeps each enrollment ahead of its own withdrawal, because the
 * service refuses to end what it does not know; nothing else about the order matters.
 */
public final class OuladEvents {
  private final List<PostedEvent> events;

  OuladEvents(List<PostedEvent> events) {
    this.events = List.copyOf(events);
  }

  /**
   * Reads {@code courses.csv}, {@code studentRegistration.csv} and {@code studentInfo.csv}.
   *
   * @throws org.outcomeledger.local.LocalServerException when one of them cannot be read, naming it
   */
  public static OuladEvents read(Path folder) {
    return new OuladEvents(OuladFiles.read(folder).events());
  }

  public Stream<PostedEvent> stream() {
    return events.stream();
  }

  public int count() {
    return events.size();
  }

  /** All outcomes ahead of all enrollments, otherwise in this order. */
  public OuladEvents outcomesFirst() {
    List<PostedEvent> arranged = new ArrayList<>(of(WritingService.OUTCOME));
    arranged.addAll(of(WritingService.ENROLLMENT));
    return new OuladEvents(arranged);
  }

  private List<PostedEvent> of(WritingService service) {
    return events.stream().filter(event -> event.to() == service).toList();
  }

  /** In an order that {@code seed} decides. */
  public OuladEvents shuffled(long seed) {
    List<PostedEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Integer> withdrawals = new HashMap<>();
    for (int i = 0; i < shuffled.size(); i++) {
      String enrollment = shuffled.get(i).data().path("enrollmentId").asText();
      if (shuffled.get(i).name().equals("learner-withdrew")) {
        withdrawals.put(enrollment, i);
      } else if (shuffled.get(i).name().equals("learner-enrolled")
          && withdrawals.containsKey(enrollment)) {
        Collections.swap(shuffled, i, withdrawals.get(enrollment));
      }
    }
    return new OuladEvents(shuffled);
  }

  /** Every twentieth event twice: by turns at once, and after all the others. */
  public OuladEvents everyTwentiethTwice() {
    List<PostedEvent> doubled = new ArrayList<>();
    List<PostedEvent> late = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      doubled.add(events.get(i));
      if (i % 20 == 19) {
        (i % 40 == 19 ? doubled : late).add(events.get(i));
      }
    }
    doubled.addAll(late);
    return new OuladEvents(doubled);
  }
}
