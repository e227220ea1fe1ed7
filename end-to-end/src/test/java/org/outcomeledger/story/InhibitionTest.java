package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a cause and what follows from it a real Alertmanager, set up as shipped, tells the cause. */
@Order(1)
class InhibitionTest {

  @TempDir static Path folder;

  @BeforeAll
  static void assumeInstalled() {
    MonitoringProgram.assumeInstalled(AlertmanagerServer.PROGRAM);
  }

  @Test
  void whereADatabaseIsAwayNobodyIsToldWhatFollowsFromIt() {
    Map<String, String> cause =
        Map.of("alertname", "DatabaseAway", "severity", "critical", "job", "enrollment-service");
    List<Map<String, String>> consequences =
        List.of(
            alert("NobodyRelays", "critical", "ledger", "enrollment"),
            alert("RelayFails", "warning", "ledger", "enrollment"),
            alert("AppendsFail", "warning", "ledger", "enrollment"),
            alert("HeadsNotSigned", "critical", "ledger", "enrollment"),
            alert("FollowerDoesNotReachLedger", "warning", "ledger", "enrollment"),
            alert("Unwell", "warning", "job", "enrollment-service"));
    List<Map<String, String>> others =
        List.of(
            alert("ErasureOverdue", "critical", "ledger", "enrollment"),
            alert("ShardStopped", "critical", "ledger", "enrollment"),
            alert("AppendsSlow", "warning", "ledger", "outcome"),
            alert("RelayLags", "warning", "ledger", "outcome"));
    try (AlertmanagerServer alertmanager = AlertmanagerServer.start(folder)) {
      alertmanager.tell(List.of(cause));
      alertmanager.tell(consequences);
      alertmanager.tell(others);
      Awaitility.await()
          .untilAsserted(
              () -> {
                assertThat(alertmanager.inhibited())
                    .containsExactlyInAnyOrderElementsOf(names(consequences));
                assertThat(alertmanager.active())
                    .contains("DatabaseAway")
                    .containsAll(names(others));
              });
    }
  }

  /** The other ledger's are told: its database is there. */
  @Test
  void theOtherLedgersAlertsAreToldAllTheSame() {
    try (AlertmanagerServer alertmanager = AlertmanagerServer.start(folder)) {
      alertmanager.tell(
          List.of(
              alert("DatabaseAway", "critical", "job", "enrollment-service"),
              alert("NobodyRelays", "critical", "ledger", "outcome"),
              alert("FollowerDoesNotReachLedger", "warning", "ledger", "outcome")));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(alertmanager.active())
                      .containsExactly(
                          "DatabaseAway", "FollowerDoesNotReachLedger", "NobodyRelays"));
      assertThat(alertmanager.inhibited()).isEmpty();
    }
  }

  /** Of a Kafka that is away both ledgers would tell, each in several ways. */
  @Test
  void whereKafkaIsAwayNobodyIsToldWhatFollowsFromIt() {
    List<Map<String, String>> consequences =
        List.of(
            alert("NobodyRelays", "critical", "ledger", "enrollment"),
            alert("NobodyRelays", "critical", "ledger", "outcome"),
            alert("RelayFails", "warning", "ledger", "outcome"),
            alert("RelayLags", "warning", "ledger", "outcome"),
            alert("HeadsNotPublished", "critical", "ledger", "outcome"));
    try (AlertmanagerServer alertmanager = AlertmanagerServer.start(folder)) {
      alertmanager.tell(
          List.of(
              Map.of("alertname", "KafkaAway", "severity", "critical"),
              alert("FiguresBehind", "warning", "job", "impact-service")));
      alertmanager.tell(consequences);
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(alertmanager.inhibited())
                      .containsExactly(
                          "HeadsNotPublished", "NobodyRelays", "RelayFails", "RelayLags"));
      assertThat(alertmanager.active()).containsExactly("FiguresBehind", "KafkaAway");
    }
  }

  private static Map<String, String> alert(
      String name, String severity, String label, String value) {
    return Map.of("alertname", name, "severity", severity, label, value);
  }

  private static List<String> names(List<Map<String, String>> alerts) {
    return alerts.stream().map(it -> it.get("alertname")).toList();
  }
}
