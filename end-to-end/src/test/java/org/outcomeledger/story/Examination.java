package org.outcomeledger.story;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Holds what one platform was told against what the ledgers and the figures say. */
final class Examination {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> IDS =
      Set.of("learner", "enrollmentId", "employmentId", "studyId", "retracts");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private record Place(int shard, long position) {

    private static Place of(EventReceipt receipt) {
      return new Place(receipt.shard(), receipt.position());
    }
  }

  private final Installation installation;
  private final String platform;

  Examination(Installation installation, String platform) {
    this.installation = installation;
    this.platform = platform;
  }

  /**
   * Every acknowledged event stands in its ledger exactly once, nothing else of this platform does,
   * and all verifies.
   */
  void everyAcknowledgedEventIsInItsLedgerOnce(PostingLog posting) {
    for (PackagedService service : List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME)) {
      AuditedLedger ledger = AuditedLedger.read(installation.ledger(service));
      assertThat(ledger.findings()).as("findings in the ledger of %s", service).isEmpty();
      var kept = contents(ledger).entrySet();
      var told = acknowledged(posting, service).entrySet();
      assertThat(without(told, kept)).as("acknowledged, but not in the ledger").isEmpty();
      assertThat(without(kept, told)).as("in the ledger, but not acknowledged").isEmpty();
    }
  }

  /**
   * A ledger that was restored up to then has every event that was acknowledged by then once, of
   * the later ones perhaps some, and nothing else of this platform; all verifies. Those that it
   * lacks.
   */
  Set<PostingLog.Key> lostSince(Instant then, PackagedService service, PostingLog posting) {
    AuditedLedger ledger = AuditedLedger.read(installation.ledger(service));
    assertThat(ledger.findings()).as("findings in the ledger of %s", service).isEmpty();
    Map<Place, JsonNode> kept = contents(ledger);
    Map<Place, JsonNode> told = acknowledged(posting, service);
    assertThat(without(kept.entrySet(), told.entrySet())).as("never acknowledged").isEmpty();
    Map<PostingLog.Key, EventReceipt> receipts = posting.receipts();
    List<PostingLog.Acknowledged> lost =
        posting.acknowledgements().stream()
            .filter(it -> it.event().service() == service)
            .filter(it -> !kept.containsKey(Place.of(receipts.get(it.key()))))
            .toList();
    assertThat(lost).as("lost").allSatisfy(it -> assertThat(it.at()).isAfter(then));
    return lost.stream().map(PostingLog.Acknowledged::key).collect(toSet());
  }

  /** What differs is said, rather than all that does not. */
  static <T> Set<T> without(Set<T> all, Set<T> others) {
    return all.stream().filter(one -> !others.contains(one)).collect(toSet());
  }

  private Map<Place, JsonNode> contents(AuditedLedger ledger) {
    return ledger.of(platform).stream()
        .collect(
            toMap(
                e -> new Place(e.path("shard").asInt(), e.path("position").asLong()),
                e -> content(e.path("type").asText(), e.path("data"))));
  }

  private static Map<Place, JsonNode> acknowledged(PostingLog posting, PackagedService service) {
    Map<PostingLog.Key, Event> events = posting.events();
    return posting.receipts().entrySet().stream()
        .filter(receipt -> receipt.getKey().service() == service)
        .collect(
            toMap(
                receipt -> Place.of(receipt.getValue()),
                receipt -> {
                  Event event = events.get(receipt.getKey());
                  return content(event.type(), JSON.valueToTree(event.data()));
                }));
  }

  /** What was said, without the ids, which the ledger keeps as pseudonyms. */
  private static JsonNode content(String type, JsonNode data) {
    ObjectNode said = data.deepCopy();
    said.remove(IDS);
    return said.put("type", type);
  }

  /** impact-service has taken all that both ledgers hold. */
  void followersHaveCaughtUp() {
    hasCaughtUp(installation.analyst());
  }

  /** The replica that this analyst asks has taken all that both ledgers hold. */
  void hasCaughtUp(Analyst analyst) {
    Map<String, Long> heads = heads();
    Awaitility.await("figures up to " + heads)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(places(analyst.positions())).isEqualTo(heads));
  }

  /** The rows in this database go up to all that both ledgers hold. */
  void rowsHaveCaughtUp(String database) {
    Map<String, Long> heads = heads();
    Awaitility.await("rows up to " + heads)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              try (Connection session = installation.session(database)) {
                assertThat(places(ReadModelRows.positions(session))).isEqualTo(heads);
              }
            });
  }

  /** Last position by ledger and shard, as in {@code e:0}; a shard without events is nowhere. */
  private Map<String, Long> heads() {
    Map<String, Long> heads = new TreeMap<>();
    for (PackagedService service : List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME)) {
      for (LedgerReader.Head head : installation.ledger(service).heads()) {
        heads.put(service.ledger + ":" + head.shard(), head.position());
      }
    }
    heads.values().removeIf(position -> position == 0);
    return heads;
  }

  /** Reads {@code e:0=17,1=4;o:0=9}. */
  private static Map<String, Long> places(String positions) {
    Map<String, Long> places = new TreeMap<>();
    Matcher place = Pattern.compile("([eo]):|([0-9]+)=([0-9]+)").matcher(positions);
    String ledger = "";
    while (place.find()) {
      if (place.group(1) != null) {
        ledger = place.group(1);
      } else {
        places.put(ledger + ":" + place.group(2), Long.valueOf(place.group(3)));
      }
    }
    places.values().removeIf(position -> position == 0);
    return places;
  }

  /** The figures on training are those of this recount, whichever way one asks. */
  void figuresEqualARecountOf(StoryRecount recount, List<String> groupings, List<LocalDate> days) {
    figuresEqualARecountOf(
        recount, List.of("ENR1", "ENR2", "COM1", "COM2", "COM3"), groupings, days);
  }

  /** So are those on work, of histories that tell of it. */
  void figuresOnWorkEqualARecountOf(
      StoryRecount recount, List<String> groupings, List<LocalDate> days) {
    figuresEqualARecountOf(
        recount, List.of("EMP1", "EMP3", "EMP5", "EMP7", "EMP10", "EMP11"), groupings, days);
  }

  private void figuresEqualARecountOf(
      StoryRecount recount, List<String> indicators, List<String> groupings, List<LocalDate> days) {
    for (LocalDate day : days) {
      for (String by : groupings) {
        for (String indicator : indicators) {
          figuresEqualARecountOf(recount, FigureQuestion.of(indicator, by, day));
        }
      }
    }
  }

  void figuresEqualARecountOf(StoryRecount recount, FigureQuestion question) {
    figuresEqualARecountOf(recount, question, installation.analyst());
  }

  void figuresEqualARecountOf(StoryRecount recount, FigureQuestion question, Analyst analyst) {
    assertThat(analyst.ask(question, platform))
        .as("%s of %s", question.path(), platform)
        .isEqualTo(recount.figures(question));
  }

  /** A recount of all that the ledgers hold of this platform. */
  StoryRecount ledgerRecount() {
    return StoryRecount.of(
        platform,
        AuditedLedger.read(installation.ledger(PackagedService.ENROLLMENT)).entries(),
        AuditedLedger.read(installation.ledger(PackagedService.OUTCOME)).entries());
  }
}
