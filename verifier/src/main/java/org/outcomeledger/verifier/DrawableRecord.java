package org.outcomeledger.verifier;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.LedgerPlace;
import org.outcomeledger.verifier.AuditSampleDocument.SampledRecord;
import org.outcomeledger.verifier.RecordTreeVerification.RecountedRecord;

/**
 * A record that could be drawn, as the recount finds it.
 *
 * @param standing where it stands for the sample's indicator
 */
record DrawableRecord(RecountedRecord record, String leaf, String standing) {

  /** None where the indicator does not ask about it. */
  static Optional<DrawableRecord> of(RecountedRecord it, String indicator) {
    return it.standings()
        .lines()
        .filter(line -> line.startsWith(indicator + "="))
        .map(line -> line.substring(indicator.length() + 1))
        .map(standing -> new DrawableRecord(it, HexFormat.of().formatHex(it.hash()), standing))
        .findFirst();
  }

  boolean isCounted() {
    return standing.equals("counted");
  }

  /** As a sample has it. */
  SampledRecord sampled() {
    return new SampledRecord(
        leaf,
        standing,
        events().map(DrawableRecord::place).toList(),
        events().filter(it -> evidence(it).isPresent()).map(DrawableRecord::place).toList());
  }

  /** What an auditor asks the platform for. */
  String described() {
    String evidence =
        events()
            .flatMap(it -> evidence(it).stream().map(shown -> described(it, shown)))
            .collect(Collectors.joining(", "));
    return "%s, %s of %s, events %s, evidence %s"
        .formatted(
            standing,
            record.programme(),
            record.learner().platform(),
            events().map(DrawableRecord::place).collect(Collectors.joining(" ")),
            evidence.isEmpty() ? "none" : evidence);
  }

  private static String described(RecordedEvent event, Evidence evidence) {
    return Stream.of(
            Optional.of(place(event)),
            Optional.of(evidence.kind().name()),
            evidence.sha256(),
            evidence.issuer())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private Stream<RecordedEvent> events() {
    return record.learner().events().stream()
        .sorted(
            Comparator.comparing((RecordedEvent it) -> it.place().ledger())
                .thenComparingLong(it -> it.place().position()));
  }

  private static Optional<Evidence> evidence(RecordedEvent it) {
    return switch (it.event()) {
      case EmploymentStarted job -> job.evidence();
      case EvidenceAttached attached ->
          Optional.of(new Evidence(attached.kind(), attached.sha256(), attached.issuer()));
      default -> Optional.empty();
    };
  }

  private static String place(RecordedEvent it) {
    LedgerPlace at = it.place();
    return "%s:%d:%d".formatted(at.ledger().substring(0, 1), at.shard(), at.position());
  }
}
