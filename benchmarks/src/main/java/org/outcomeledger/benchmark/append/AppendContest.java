package org.outcomeledger.benchmark.append;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.Chapter;
import org.outcomeledger.benchmark.Contest;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.Results;
import org.outcomeledger.benchmark.Settings;

/** Who makes events durable fastest: the same events, callers, server and durability for all. */
public final class AppendContest {

  private static final String LEDGER = "ledger";
  private static final String AXON = "Axon Framework 4.13, JDBC";
  private static final double TIMES_AXON = 3;
  private static final double A_SECOND = 15_000;

  private AppendContest() {}

  /** Single events, batches, and what PostgreSQL does at most. */
  public static Chapter run(Settings settings) throws Exception {
    Results single = single(settings.turn()).run(settings.rounds());
    Results batches = batches(settings.turn()).run(settings.rounds());
    Results limit = limit(settings.turn()).run(settings.rounds());
    double rate = single.median(LEDGER, Measured::perSecond);
    return new Chapter(
        String.join("\n", single.markdown(), batches.markdown(), limit.markdown()),
        List.of(
            Aim.atLeast(
                "append, 32 callers, 1 event each: times Axon's",
                TIMES_AXON,
                "times",
                rate / single.median(AXON, Measured::perSecond)),
            Aim.atLeast("append, 32 callers, 1 event each", A_SECOND, "a second", rate)));
  }

  private static Contest single(Duration turn) {
    var stores = new LinkedHashMap<String, Callable<EventStore>>();
    stores.put(LEDGER, LedgerStore::new);
    stores.put(AXON, AxonStore::new);
    stores.put("one bare insert a transaction", InsertPerTransaction::new);
    return contest(
        "Append, 32 callers, 1 event a call",
        """
        The same events from the same 32 threads to the same PostgreSQL with fsync on; each caller appends again as soon as its
        event is durable. The ledger decides on the folded stream, claims an id, keeps the key, hashes and chains; Axon is given each
        event's sequence number and enforces it; the bare insert does nothing else and is a limit.""",
        new AppendLoad(32, 1),
        stores,
        turn);
  }

  private static Contest batches(Duration turn) {
    var stores = new LinkedHashMap<String, Callable<EventStore>>();
    stores.put(LEDGER, LedgerStore::new);
    stores.put(AXON, AxonStore::new);
    return contest(
        "Append, 32 callers, 100 events a call",
        """
        As before, each call with 100 events of 100 learners, all or none. Latency is that of the whole call.""",
        new AppendLoad(32, 100),
        stores,
        turn);
  }

  private static Contest limit(Duration turn) {
    var stores = new LinkedHashMap<String, Callable<EventStore>>();
    stores.put("one bare unnest insert", UnnestInsert::new);
    return contest(
        "Append, 2 callers, 500 rows a call",
        """
        What PostgreSQL itself does at most here: rows in arrays of 500, one insert and one commit each, nothing decided or hashed.""",
        new AppendLoad(2, 500),
        stores,
        turn);
  }

  private static Contest contest(
      String name,
      String explanation,
      AppendLoad load,
      Map<String, Callable<EventStore>> stores,
      Duration turn) {
    var turns = new LinkedHashMap<String, Callable<Measured>>();
    stores.forEach((store, opening) -> turns.put(store, () -> run(load, opening, turn)));
    return new Contest(name, "events", explanation, turns);
  }

  private static Measured run(AppendLoad load, Callable<EventStore> opening, Duration turn)
      throws Exception {
    try (EventStore store = opening.call()) {
      return load.run(store, turn, turn);
    }
  }
}
