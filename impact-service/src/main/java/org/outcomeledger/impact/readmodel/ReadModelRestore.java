package org.outcomeledger.impact.readmodel;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.database.ServiceCommand;
import org.outcomeledger.impact.follower.LostEvent;
import org.outcomeledger.impact.follower.LostTail;
import org.outcomeledger.impact.follower.RestoredLedgers;
import org.outcomeledger.impact.follower.Watermark;

/**
 * The command {@code restore}: after a ledger was restored from an older copy and has begun a new
 * incarnation, names the events that are lost, as far as the read model and Kafka still know them,
 * and empties the shards that hold some, so that they are followed again from the ledger as it is
 * now. Shards of which the ledger still has all that was applied stay as they are.
 */
@Singleton
final class ReadModelRestore implements ServiceCommand {

  private final RestoredReadModel readModel;
  private final RestoredLedgers ledgers;

  ReadModelRestore(RestoredReadModel readModel, RestoredLedgers ledgers) {
    this.readModel = readModel;
    this.ledgers = ledgers;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public List<String> run() {
    List<Watermark> applied = readModel.watermarks();
    List<LostTail> tails = ledgers.lostTails(applied);
    List<String> report = new ArrayList<>();
    tails.forEach(tail -> report.addAll(lines(tail)));
    report.addAll(lines(ledgers.lostInKafka(applied)));
    report.add(conclusion(tails));
    readModel.empty(tails.stream().map(LostTail::applied).toList());
    return report;
  }

  private List<String> lines(LostTail tail) {
    Watermark applied = tail.applied();
    List<String> lines = new ArrayList<>(List.of(tail.line()));
    readModel.beyond(applied.ledger(), applied.shard(), tail.lastKept()).stream()
        .sorted(LostEvent.BY_POSITION)
        .forEach(event -> lines.add("  " + event.line()));
    return lines;
  }

  private static List<String> lines(List<LostEvent> inKafka) {
    List<String> lines = new ArrayList<>();
    if (!inKafka.isEmpty()) {
      lines.add("Lost before they were applied here, known from Kafka:");
    }
    for (LostEvent event : inKafka) {
      lines.add(
          "  %s ledger, shard %d, %s"
              .formatted(event.ledger().text(), event.shard(), event.line()));
    }
    return lines;
  }

  private static String conclusion(List<LostTail> tails) {
    return tails.isEmpty()
        ? "Every shard holds only what its ledger has: nothing was changed. Start impact-service."
        : "Positions without a line were retracted, redacted or erasures; the ledger's own command restore repeats the erasures, and names them. Start impact-service: it is ready when its figures are complete.";
  }
}
