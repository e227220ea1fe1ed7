package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.story.History.Declaration;
import org.outcomeledger.story.History.Enrollment;

/**
 * The history that both ledgers hold of one platform's learners, read from replayed entries alone.
 */
final class LedgerHistory {

  private final Map<String, LocalDate> withdrawals = new HashMap<>();
  private final Map<String, LocalDate> completions = new HashMap<>();
  private final Map<String, List<LocalDate>> suspended = new HashMap<>();
  private final Map<String, List<LocalDate>> resumed = new HashMap<>();
  private final Map<String, List<LocalDate>> excluded = new HashMap<>();
  private final Map<String, List<LocalDate>> revoked = new HashMap<>();
  private final List<JsonNode> enrolled = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();

  private LedgerHistory() {}

  static History of(String platform, List<JsonNode> enrollments, List<JsonNode> outcomes) {
    LedgerHistory history = new LedgerHistory();
    for (List<JsonNode> ledger : List.of(enrollments, outcomes)) {
      Set<String> takenBack =
          ledger.stream()
              .map(entry -> entry.path("data").path("retracts").path("id").asText())
              .collect(Collectors.toSet());
      ledger.stream()
          .filter(entry -> !takenBack.contains(entry.path("id").asText()))
          .filter(entry -> entry.path("platform").asText().equals(platform))
          .forEach(history::take);
    }
    return new History(
        history.enrolled.stream().map(history::enrollment).toList(), history.declarations);
  }

  private void take(JsonNode entry) {
    JsonNode data = entry.path("data");
    String enrollment = data.path("enrollmentId").asText();
    switch (entry.path("type").asText()) {
      case "org.outcomeledger.learner-enrolled.v1" -> enrolled.add(data);
      case "org.outcomeledger.learner-withdrew.v1" -> withdrawals.put(enrollment, day(data, "on"));
      case "org.outcomeledger.programme-completed.v1" ->
          completions.put(enrollment, day(data, "completedOn"));
      case "org.outcomeledger.enrollment-suspended.v1" -> add(suspended, enrollment, data);
      case "org.outcomeledger.enrollment-resumed.v1" -> add(resumed, enrollment, data);
      case "org.outcomeledger.enrollment-excluded.v1" -> {
        if (!data.path("reason").asText().equals("medical")) {
          add(excluded, enrollment, data);
        }
      }
      case "org.outcomeledger.completion-revoked.v1" -> add(revoked, enrollment, data);
      case "org.outcomeledger.profile-declared.v1" -> declarations.add(declaration(data));
      default -> {} // employment, studies, surveys and intents move none of the recounted
        // indicators
    }
  }

  private Enrollment enrollment(JsonNode data) {
    String id = data.path("enrollmentId").asText();
    return new Enrollment(
        id,
        data.path("learner").asText(),
        data.path("programme").path("id").asText(),
        day(data, "startedOn"),
        data.path("programme").path("publishedLengthDays").asInt(),
        data.has("refundDeadline") ? Optional.of(day(data, "refundDeadline")) : Optional.empty(),
        Optional.ofNullable(withdrawals.get(id)),
        Optional.ofNullable(completions.get(id)),
        new Interruptions(
            suspended.getOrDefault(id, List.of()),
            resumed.getOrDefault(id, List.of()),
            excluded.getOrDefault(id, List.of()),
            revoked.getOrDefault(id, List.of())));
  }

  private static void add(Map<String, List<LocalDate>> days, String enrollment, JsonNode data) {
    days.computeIfAbsent(enrollment, id -> new ArrayList<>()).add(day(data, "on"));
  }

  private static Declaration declaration(JsonNode data) {
    Map<String, String> attributes = new HashMap<>();
    data.path("attributes")
        .properties()
        .forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asText()));
    return new Declaration(data.path("learner").asText(), day(data, "declaredOn"), attributes);
  }

  private static LocalDate day(JsonNode data, String name) {
    return LocalDate.parse(data.path(name).asText());
  }
}
