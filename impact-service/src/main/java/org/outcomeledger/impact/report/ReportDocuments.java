package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The documents of reports, for readers that nobody knows: the latest are kept, and others are read
 * as far as there is {@linkplain ReaderMemory memory for readers}. Whether a caller may see a
 * report is for {@link VisibleReports} to say.
 */
@Singleton
final class ReportDocuments {
  private static final int MOST_BYTES = 16 << 20;

  /** They never change. */
  private final Cache<String, byte[]> latest =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .<String, byte[]>weigher((report, document) -> document.length)
          .build();

  private final Reports reports;
  private final ReaderMemory memory;

  ReportDocuments(Reports reports, ReaderMemory memory) {
    this.reports = reports;
    this.memory = memory;
  }

  /** The bytes of a report, as they are served. */
  Uni<byte[]> bytes(String report) {
    return held(report, memory::holdUntilSent);
  }

  /** What is made of a report's document, by a worker. */
  <T> Uni<T> made(String report, Function<JsonNode, T> make) {
    return held(report, memory::holdTreeUntilSent)
        .chain(it -> Offloaded.toWorkers(() -> make.apply(ReportDifference.read(it))));
  }

  private Uni<byte[]> held(String report, LongConsumer hold) {
    byte[] known = latest.getIfPresent(report);
    if (known != null) {
      return Uni.createFrom().item(known).invoke(it -> hold.accept(it.length));
    }
    return reports
        .documentSize(report)
        .invoke(hold::accept)
        .chain(it -> reports.document(report))
        .invoke(it -> latest.put(report, it));
  }
}
