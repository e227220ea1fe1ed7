package org.outcomeledger.impact.report;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.outcomeledger.format.SampleDraw;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.LedgerRequestFailed;
import org.outcomeledger.impact.report.SampleDocument.Stratum;
import org.outcomeledger.impact.report.SampleFrame.FramedRecord;

/**
 * Draws samples, one at a time. Nothing in one depends on anything but the report, both parts of
 * the seed and what was committed to.
 */
@Singleton
final class Sampling {
  private static final HexFormat HEX = HexFormat.of();
  private static final String COUNTED = "counted";
  private static final String UNCOUNTED = "uncounted";

  private final Semaphore place = new Semaphore(1);
  private final LedgerClient ledgers;

  Sampling(LedgerClient ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * A stratum while shard after shard is read: the first of all are among the first of each, so no
   * more records are kept than are drawn.
   */
  private static final class Drawing {
    private final String name;
    private final int asked;
    private final byte[] seed;
    private final Predicate<String> standings;
    private List<FramedRecord> first = List.of();
    private long records;

    Drawing(String name, int asked, byte[] seed, Predicate<String> standings) {
      this.name = name;
      this.asked = asked;
      this.seed = seed;
      this.standings = standings;
    }

    void add(List<FramedRecord> shard) {
      List<FramedRecord> mine = shard.stream().filter(it -> standings.test(it.standing())).toList();
      records += mine.size();
      first =
          SampleDraw.drawn(
              Stream.concat(first.stream(), mine.stream()).toList(),
              FramedRecord::hash,
              seed,
              asked);
    }

    Stratum stratum() {
      return new Stratum(name, records, asked, first.stream().map(FramedRecord::drawn).toList());
    }
  }

  /**
   * What is drawn; blocks while both ledgers are replayed.
   *
   * @param seed the auditor's part
   * @throws NotFrozen if a ledger cannot be read, or does not say what the report counted
   * @throws Refusal while another sample is being drawn here
   */
  SampleDocument draw(
      AuditSample sample, byte[] seed, Report report, ReportBytes bytes, ReportLeaves leaves) {
    if (!place.tryAcquire()) {
      throw new Refusal(
          ProblemType.BUSY, "Another sample is being drawn here. Send this again in a minute.");
    }
    try {
      return draw(
          sample,
          seed,
          new SampleFrame(ledgers, report, bytes, leaves, sample.entry().indicator()));
    } catch (LedgerRequestFailed e) {
      throw new NotFrozen("A ledger does not answer. Send this again once both do.", e);
    } finally {
      place.release();
    }
  }

  private static SampleDocument draw(AuditSample sample, byte[] seed, SampleFrame frame) {
    SampleEntry asked = sample.entry();
    byte[] both = SampleDraw.seed(HEX.parseHex(sample.report()), seed, sample.companyPart());
    List<Drawing> strata =
        List.of(
            new Drawing(COUNTED, asked.counted(), both, COUNTED::equals),
            new Drawing(
                UNCOUNTED, asked.uncounted(), both, it -> !it.isEmpty() && !it.equals(COUNTED)));
    long found = 0;
    for (int shard : frame.shards()) {
      List<FramedRecord> records = frame.records(shard);
      strata.forEach(it -> it.add(records));
      found += records.size();
    }
    return new SampleDocument(
        SampleDocument.FORMAT,
        sample.report(),
        asked.indicator(),
        sample.commitment(),
        sample.getCompanyCommitment(),
        HEX.formatHex(seed),
        HEX.formatHex(sample.companyPart()),
        frame.size() - found,
        strata.stream().map(Drawing::stratum).toList());
  }
}
