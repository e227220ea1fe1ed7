package org.outcomeledger.story;

import static java.util.stream.Collectors.joining;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What each service's process took, measured over and over; compared by thirds. Linux only. */
final class SoakMeasurements {

  private static final int THIRDS = 3;
  private static final double MEBIBYTE = 1 << 20;
  private static final String CUBE = "outcome_ledger_cube_memory_bytes";
  private static final String SESSIONS =
      "select usename, count(*) from pg_stat_activity where usename is not null group by usename";

  /** All that was measured of one thing; what was not known at the moment is not a number. */
  private record Row(PackagedService service, SoakMeasure measure, List<Double> values) {

    private DoubleSummaryStatistics third(int number) {
      return values
          .subList(values.size() * number / THIRDS, values.size() * (number + 1) / THIRDS)
          .stream()
          .mapToDouble(it -> it)
          .filter(it -> !Double.isNaN(it))
          .summaryStatistics();
    }

    private boolean isWrong() {
      return measure.isWrong(third(1), third(2));
    }

    private String line() {
      String thirds =
          IntStream.range(0, THIRDS)
              .mapToObj(it -> measure.shown(third(it)))
              .collect(joining(" | "));
      return "| %s | %s | %s | %s |%n"
          .formatted(service.module, measure.title, thirds, isWrong() ? "**wrong**" : "");
    }
  }

  private final Installation installation;
  private final List<Row> rows = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  SoakMeasurements(Installation installation) {
    this.installation = installation;
    for (PackagedService service : PackagedService.values()) {
      for (SoakMeasure measure : SoakMeasure.values()) {
        rows.add(new Row(service, measure, new ArrayList<>()));
      }
    }
  }

  void measure() throws SQLException {
    Map<String, Long> sessions = sessions();
    for (PackagedService service : PackagedService.values()) {
      Map<SoakMeasure, Double> now = measured(service, sessions);
      rows.stream()
          .filter(it -> it.service() == service)
          .forEach(it -> it.values().add(now.get(it.measure())));
    }
  }

  private Map<SoakMeasure, Double> measured(PackagedService service, Map<String, Long> sessions) {
    LinuxProcess process = new LinuxProcess(installation.process(service).pid());
    ServiceMetrics metrics = ServiceMetrics.of(http, installation.uri(service));
    double facts = service == PackagedService.IMPACT ? mebibytes(metrics, CUBE) : 0;
    Map<SoakMeasure, Double> now = new EnumMap<>(SoakMeasure.class);
    now.put(SoakMeasure.RESIDENT_MEMORY, process.residentMebibytes() - facts);
    now.put(SoakMeasure.LIVE_HEAP, live(metrics) - facts);
    now.put(SoakMeasure.DESCRIPTORS, (double) process.descriptors());
    now.put(SoakMeasure.CONNECTIONS, (double) sessions.getOrDefault(service.database, 0L));
    now.put(SoakMeasure.LAG, metrics.largest(lag(service)));
    return now;
  }

  /** Nothing is known of it before the first collection. */
  private static double live(ServiceMetrics metrics) {
    double live = mebibytes(metrics, "jvm_gc_live_data_size_bytes");
    return live == 0 ? Double.NaN : live;
  }

  private static double mebibytes(ServiceMetrics metrics, String name) {
    return metrics.largest(name) / MEBIBYTE;
  }

  private static String lag(PackagedService service) {
    return switch (service) {
      case ENROLLMENT, OUTCOME -> "outcome_ledger_relay_lag_seconds";
      case IMPACT -> "outcome_ledger_follower_lag_seconds";
    };
  }

  /** By database's owner: each service has its own. */
  private Map<String, Long> sessions() throws SQLException {
    Map<String, Long> sessions = new HashMap<>();
    try (Connection session = installation.session("postgres");
        Statement statement = session.createStatement();
        ResultSet owners = statement.executeQuery(SESSIONS)) {
      while (owners.next()) {
        sessions.put(owners.getString(1), owners.getLong(2));
      }
    }
    return sessions;
  }

  /** Each thing that grew, or is too large. */
  List<String> findings() {
    return rows.stream()
        .filter(Row::isWrong)
        .map(it -> it.service().module + ": " + it.measure().title)
        .toList();
  }

  /** As a table of Markdown. */
  String table() {
    return "| service | measured | first third | middle third | last third | |\n"
        + "| --- | --- | --- | --- | --- | --- |\n"
        + rows.stream().map(Row::line).collect(joining());
  }
}
