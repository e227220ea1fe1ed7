package org.outcomeledger.indicators.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.DisclosedIncidenceFigure;
import org.outcomeledger.indicators.figure.DisclosedMedianFigure;
import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.figure.KeyedFigure;
import org.outcomeledger.indicators.figure.KeyedFigure.DayKeys;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedIncidence;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedNumber;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedQuantity;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedShare;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.figure.WithheldFigure;
import org.outcomeledger.indicators.query.GroupFigure;
import org.outcomeledger.indicators.query.KeyedGroup;

/**
 * All that a ledger's answers tell, count by count, for somebody who knows what they would be in
 * each of two ledgers: how likely what was told is in this one, whatever the secret.
 */
final class TellTale {
  /** A count as it is, and whose it is. */
  private record Count(long key, long exact) {

    /** How likely this count is told as that one. */
    double chance(long told) {
      long down = exact - exact % 5;
      double up = (exact % 5) / 5.0;
      return told == down ? 1 - up : told == down + 5 ? up : 0;
    }
  }

  private final List<AskedCube.Answer> answers;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  /** What does not depend on the secret: medians, and what is hidden. */
  private final Map<String, String> fixed = new LinkedHashMap<>();

  TellTale(List<AskedCube.Answer> answers) {
    this.answers = List.copyOf(answers);
    DisclosureControl any = Secrets.control(0);
    for (int i = 0; i < answers.size(); i++) {
      List<KeyedGroup> exact = answers.get(i).keyed();
      List<GroupFigure> told = answers.get(i).told(any);
      for (int group = 0; group < exact.size(); group++) {
        String place = i + " " + exact.get(group).group();
        if (told.get(group).figure() instanceof WithheldFigure) {
          fixed.put(place, told.get(group).figure().toString());
        } else {
          addCounts(place, exact.get(group).figure());
          addMedian(place, told.get(group).figure());
        }
      }
    }
  }

  /** What is told under a secret. */
  Map<String, Long> told(DisclosureControl control) {
    Map<String, Long> told = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      for (GroupFigure group : answers.get(i).told(control)) {
        addTold(told, i + " " + group.group(), group.figure());
      }
    }
    return told;
  }

  /** How likely it is that exactly this is told; the same records are drawn for once. */
  double chance(Map<String, Long> told, Map<String, String> fixedOfTold) {
    if (!fixedOfTold.equals(fixed) || !told.keySet().equals(counts.keySet())) {
      return 0;
    }
    double chance = 1;
    Map<Count, Long> drawn = new LinkedHashMap<>();
    for (Map.Entry<String, Count> it : counts.entrySet()) {
      Long now = told.get(it.getKey());
      Long before = drawn.put(it.getValue(), now);
      if (before == null) {
        chance *= it.getValue().chance(now);
      } else if (!before.equals(now)) {
        return 0;
      }
    }
    return chance;
  }

  Map<String, String> fixed() {
    return fixed;
  }

  /** Whether the exact figures of the two would tell them apart. */
  boolean differs(TellTale other) {
    List<List<KeyedFigure>> own = exact(answers);
    return !own.equals(exact(other.answers));
  }

  private static List<List<KeyedFigure>> exact(List<AskedCube.Answer> answers) {
    return answers.stream()
        .map(it -> it.keyed().stream().map(KeyedGroup::figure).toList())
        .toList();
  }

  private void addCounts(String place, KeyedFigure figure) {
    switch (figure) {
      case KeyedNumber it -> count(place, it.key(), it.exact().number());
      case KeyedShare it -> {
        count(place + " numerator", it.keys().numerator(), it.exact().numerator());
        long rest = it.exact().denominator() - it.exact().numerator();
        count(place + " rest", it.keys().rest(), rest);
        count(place + " pending", it.keys().pending(), it.exact().pending());
        count(place + " excluded", it.keys().excluded(), it.exact().excluded());
        count(place + " unknown", it.keys().unknown(), it.exact().unknown());
      }
      case KeyedQuantity it -> {
        count(place + " known", it.known(), it.exact().count());
        count(place + " unknown", it.unknown(), it.exact().unknown());
      }
      case KeyedIncidence it -> addCurve(place, it);
      default -> throw new IllegalArgumentException("No attack asks for " + figure);
    }
  }

  private void addCurve(String place, KeyedIncidence it) {
    DailyEvents exact = it.exact().strict();
    Steps steps = new Steps(exact, it.strict(), Policy.STANDARD);
    count(place + " events", steps.keyOfEvents(), exact.events());
    count(place + " others", steps.keyOfOthers(), exact.atRisk() - exact.events());
    Map<Integer, Count> byStep = new LinkedHashMap<>();
    for (int i = 0; i < exact.days().size(); i++) {
      DailyEvents.Day day = exact.days().get(i);
      DayKeys keys = it.strict().get(i);
      byStep.merge(
          Math.max(1, (day.day() + 29) / 30),
          new Count(keys.events(), day.events()),
          (a, b) -> new Count(a.key() ^ b.key(), a.exact() + b.exact()));
    }
    // The first steps, which are told in both ledgers.
    for (int step = 1; step <= 4; step++) {
      Count count = byStep.getOrDefault(step, new Count(0, 0));
      count(place + " step " + step, count.key(), count.exact());
    }
  }

  private void count(String place, long key, long exact) {
    counts.put(place, new Count(key, exact));
  }

  private void addMedian(String place, Figure told) {
    if (told instanceof DisclosedMedianFigure it) {
      fixed.put(place + " median", it.median().orElseThrow().value() + "");
    } else if (told instanceof DisclosedIncidenceFigure it) {
      fixed.put(place + " median", it.median().value().toString());
    }
  }

  private static void addTold(Map<String, Long> told, String place, Figure figure) {
    switch (figure) {
      case NumberFigure it -> told.put(place, it.number());
      case ShareFigure it -> {
        told.put(place + " numerator", it.numerator());
        told.put(place + " rest", it.denominator() - it.numerator());
        told.put(place + " pending", it.pending());
        told.put(place + " excluded", it.excluded());
        told.put(place + " unknown", it.unknown());
      }
      case DisclosedMedianFigure it -> {
        told.put(place + " known", it.count());
        told.put(place + " unknown", it.unknown());
      }
      case DisclosedIncidenceFigure it -> addTold(told, place, it);
      case WithheldFigure hidden -> {}
      default -> throw new IllegalArgumentException("No attack asks for " + figure);
    }
  }

  private static void addTold(
      Map<String, Long> told, String place, DisclosedIncidenceFigure figure) {
    told.put(place + " events", figure.events());
    told.put(place + " others", figure.atRisk() - figure.events());
    List<Long> steps = new ArrayList<>(List.of(0L, 0L, 0L, 0L, 0L));
    figure.strict().days().stream()
        .filter(day -> day.day() <= 120)
        .forEach(day -> steps.set(day.day() / 30, day.events()));
    for (int step = 1; step <= 4; step++) {
      told.put(place + " step " + step, steps.get(step));
    }
  }
}
