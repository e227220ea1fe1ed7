package org.outcomeledger.recount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.Programme;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;

/** What a test tells of learners; names become ids. */
final class ToldHistory {
  private final List<HistoryEntry> entries = new ArrayList<>();

  List<HistoryEntry> entries() {
    return List.copyOf(entries);
  }

  List<LearnerHistory> learners() {
    return LearnerHistory.of(entries);
  }

  RecordedEvent say(LearnerEvent event) {
    RecordedEvent entry = recorded(entries.size() + 1L, event);
    entries.add(entry);
    return entry;
  }

  private static RecordedEvent recorded(long position, LearnerEvent event) {
    String ledger = event instanceof EnrollmentEvent ? "enrollment" : "outcome";
    return new RecordedEvent(
        new LedgerPlace(ledger, 0, position),
        new EventId(uuid("event " + position)),
        "platform",
        event);
  }

  void erased(RecordedEvent event) {
    entries.add(new HistoryEntry.ErasedPlaces(Set.of(event.place())));
  }

  /** The enrollment is called like its learner, programme and start. */
  EnrollmentId enrolled(
      String learner, String programme, LocalDate start, Optional<LocalDate> refundDeadline) {
    EnrollmentId id = new EnrollmentId(uuid(learner + programme + start));
    say(
        new LearnerEnrolled(
            id,
            learner(learner),
            new Programme(programme, Optional.empty(), Optional.empty(), 100),
            start,
            refundDeadline,
            Optional.empty(),
            Optional.empty()));
    return id;
  }

  static LearnerId learner(String name) {
    return new LearnerId(uuid(name));
  }

  static Profile gender(String gender) {
    return new Profile(
        Optional.of(Answer.of(gender)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }
}
