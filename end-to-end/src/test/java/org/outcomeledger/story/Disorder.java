package org.outcomeledger.story;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The same events as a careless platform posts them: outcomes first, all shuffled, every twentieth
 * twice. Only a withdrawal stays behind its enrollment: the contract refuses it before.
 */
final class Disorder {

  private record Placed(Event event, double place) {}

  private Disorder() {}

  static List<Event> of(List<Event> events, RandomGenerator random) {
    Map<Object, Double> enrolledAt = new HashMap<>();
    List<Placed> placed = new ArrayList<>();
    for (Event event : events) {
      double earliest =
          event.name().equals("learner-withdrew")
              ? enrolledAt.get(event.data().get("enrollmentId"))
              : event.service() == PackagedService.OUTCOME ? -1 : 0;
      double latest = event.service() == PackagedService.OUTCOME ? 0 : 1;
      double place = random.nextDouble(earliest, latest);
      placed.add(new Placed(event, place));
      if (event.name().equals("learner-enrolled")) {
        enrolledAt.put(event.data().get("enrollmentId"), place);
      }
      if (placed.size() % 20 == 0) {
        placed.add(new Placed(event, random.nextDouble(place, latest)));
      }
    }
    return placed.stream().sorted(comparingDouble(Placed::place)).map(Placed::event).toList();
  }
}
