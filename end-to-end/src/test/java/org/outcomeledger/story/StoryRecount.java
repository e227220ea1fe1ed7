package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventId;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.LedgerPlace;
import org.outcomeledger.recount.Partial;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;
import org.outcomeledger.recount.RecountQuestion;

/** The figures of events alone: of those that ledgers hold, or of a history that nobody posted. */
final class StoryRecount {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<LearnerHistory> learners;
  private final Map<FigureQuestion, Map<String, AnsweredCounts>> asked = new ConcurrentHashMap<>();

  private StoryRecount(List<RecordedEvent> events) {
    this.learners = LearnerHistory.of(events);
  }

  /** Of a history as platforms know it, with pseudonyms of our own. */
  static StoryRecount of(PlainHistory history) {
    List<RecordedEvent> events = new ArrayList<>();
    for (Event event : Registrations.events(history)) {
      ObjectNode data = JSON.valueToTree(event.data());
      for (String name : List.of("learner", "enrollmentId")) {
        if (data.has(name)) {
          data.put(name, pseudonym(data.get(name).asText()).toString());
        }
      }
      LedgerPlace place = new LedgerPlace(event.service().name(), 0, events.size() + 1L);
      events.add(recorded(place, pseudonym(event.id()), "", event.type(), data));
    }
    return new StoryRecount(events);
  }

  /** Of one platform's entries of both ledgers. */
  static StoryRecount of(String platform, List<JsonNode> enrollments, List<JsonNode> outcomes) {
    List<RecordedEvent> events = new ArrayList<>();
    enrollments.forEach(it -> events.add(recorded("enrollment", it)));
    outcomes.forEach(it -> events.add(recorded("outcome", it)));
    return new StoryRecount(events.stream().filter(it -> it.platform().equals(platform)).toList());
  }

  private static RecordedEvent recorded(String ledger, JsonNode entry) {
    return recorded(
        new LedgerPlace(ledger, entry.path("shard").asInt(), entry.path("position").asLong()),
        UUID.fromString(entry.path("id").asText()),
        entry.path("platform").asText(),
        entry.path("type").asText(),
        entry.path("data"));
  }

  private static RecordedEvent recorded(
      LedgerPlace place, UUID id, String platform, String type, JsonNode data) {
    byte[] bytes = data.toString().getBytes(UTF_8);
    return new RecordedEvent(
        place, new EventId(id), platform, EventCatalogue.ALL.read(type, bytes));
  }

  private static UUID pseudonym(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
  }

  /** One figure per group, by the group's name; in all, the one group is the empty name. */
  Map<String, AnsweredCounts> figures(FigureQuestion question) {
    return asked.computeIfAbsent(question, this::count);
  }

  private Map<String, AnsweredCounts> count(FigureQuestion question) {
    List<Breakdown> by = question.by().isEmpty() ? List.of() : List.of(Breakdown.of(question.by()));
    Recount recount =
        Recount.of(
            RecountQuestion.of(question.indicator(), question.asOf())
                .between(question.from(), question.to())
                .by(by));
    Partial all = Partial.sum(learners.parallelStream().map(recount::learner));
    Map<String, AnsweredCounts> figures = new TreeMap<>();
    for (GroupFigures group : recount.figures(all)) {
      String name = String.join("", group.group().values());
      figures.put(name, counts(group.figures().getFirst()));
    }
    return figures;
  }

  private static AnsweredCounts counts(RecountFigure figure) {
    return switch (figure) {
      case Learners it -> AnsweredCounts.count(it.numerator());
      case ShareOfRecords it ->
          new AnsweredCounts(
              it.numerator(), it.denominator(), it.unknown(), it.pending(), it.excluded());
      case RecountFigure.MedianValue it -> counts(it.coverage());
      case RecountFigure.Gap it -> throw new IllegalArgumentException("Ask for EMP1 by group");
      case RecountFigure.Curves it -> throw new IllegalArgumentException("A curve has no counts");
    };
  }
}
