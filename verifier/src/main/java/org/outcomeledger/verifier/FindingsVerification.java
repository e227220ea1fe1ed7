package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.outcomeledger.verifier.AuditSampleDocument.SampledRecord;
import org.outcomeledger.verifier.AuditSampleDocument.StratumOfSample;
import org.outcomeledger.verifier.FindingsDocument.FoundRecord;
import org.outcomeledger.verifier.FindingsDocument.JudgedStratum;
import org.outcomeledger.verifier.FindingsDocument.ToldErrors;

/**
 * Verifies what was found of an audit sample: that no finding was changed, left out or put between,
 * and that they come to the rate and the limits that are told.
 */
final class FindingsVerification {

  private static final Set<String> KNOWN = Set.of("right", "wrong", "not-verifiable");

  private final AuditSampleDocument sample;
  private final FindingsDocument found;
  private final FindingLines findings;

  FindingsVerification(AuditSampleDocument sample, FindingsDocument found, FindingLines findings) {
    this.sample = sample;
    this.found = found;
    this.findings = findings;
  }

  /**
   * The findings themselves, and what they come to.
   *
   * @param sampleBytes the bytes of what was drawn
   */
  void verify(byte[] sampleBytes) {
    if (!found.sample().equals(sample.commitment())) {
      fail("they are of another sample");
    }
    int broken = found.firstBroken(sampleBytes);
    if (broken > 0) {
      fail("number %d does not go on from the one before".formatted(broken));
    }
    compare("head", found.last(), found.head());
    Set<String> drawn =
        sample.strata().stream()
            .flatMap(it -> it.drawn().stream())
            .map(SampledRecord::leaf)
            .collect(Collectors.toSet());
    for (FoundRecord it : found.findings()) {
      if (!drawn.contains(it.leaf()) || !KNOWN.contains(it.finding())) {
        fail("it was not drawn, or nothing was found: %s, %s".formatted(it.leaf(), it.finding()));
      }
    }
    verifyWhatTheyComeTo(drawn);
  }

  private void verifyWhatTheyComeTo(Set<String> drawn) {
    Map<String, String> last = new HashMap<>();
    Map<String, String> first = new HashMap<>();
    found.findings().forEach(it -> last.put(it.leaf(), it.finding()));
    found.findings().forEach(it -> first.putIfAbsent(it.leaf(), it.at()));
    List<JudgedStratum> strata = sample.strata().stream().map(it -> judged(it, last)).toList();
    boolean isExamined = last.keySet().containsAll(drawn);
    compare("strata", strata, found.strata());
    compare("erased", sample.erased(), found.erased());
    compare("replaced", found.findings().size() - first.size(), found.replaced());
    compare("examinedAt", isExamined ? latest(first) : null, found.examinedAt());
    ErrorLimits.of(isExamined ? strata : List.of(), sample.erased())
        .ifPresentOrElse(this::compareErrors, () -> compare("errors", null, found.errors()));
  }

  /** As the findings' times are written, a shorter one is of the whole second. */
  private static String latest(Map<String, String> times) {
    return times.values().stream().max(Comparator.comparing(Instant::parse)).orElse(null);
  }

  private JudgedStratum judged(StratumOfSample it, Map<String, String> last) {
    Map<String, Long> counts =
        it.drawn().stream()
            .map(record -> last.getOrDefault(record.leaf(), ""))
            .collect(Collectors.groupingBy(finding -> finding, Collectors.counting()));
    int right = counts.getOrDefault("right", 0L).intValue();
    int wrong = counts.getOrDefault("wrong", 0L).intValue();
    int notVerifiable = counts.getOrDefault("not-verifiable", 0L).intValue();
    int drawn = it.drawn().size();
    int open = drawn - right - wrong - notVerifiable;
    return new JudgedStratum(
        it.stratum(),
        it.records(),
        drawn,
        right,
        wrong,
        notVerifiable,
        open,
        open == 0 && it.records() > 0
            ? ErrorLimits.atMostIn(
                new ExaminedStratum(it.records(), drawn, wrong + notVerifiable), sample.erased())
            : null);
  }

  private void compareErrors(ErrorLimits it) {
    if (found.errors() == null || !it.isTold(found.errors())) {
      fail("errors: they are %s, and the findings come to %s".formatted(found.errors(), it));
    } else {
      findings.say("sample, findings: " + it);
    }
  }

  /**
   * What everybody is told of the sample.
   *
   * @param published the answer of GET /reports/v1/{id}/samples
   */
  void comparePublished(byte[] published) throws IOException {
    Optional<JsonNode> told =
        StreamSupport.stream(
                DocumentJson.MAPPER.readTree(published).path("samples").spliterator(), false)
            .filter(it -> it.path("commitment").asText().equals(sample.commitment()))
            .findFirst();
    told.ifPresentOrElse(this::comparePublished, () -> fail("the sample is not in the list"));
  }

  private void comparePublished(JsonNode told) {
    compare("published findingsHead", found.last(), told.path("findingsHead").textValue());
    compare("published replaced", found.replaced(), told.path("replaced").asInt(-1));
    compare("published erased", sample.erased(), told.path("erased").asLong(-1));
    compare("published examinedAt", found.examinedAt(), told.path("examinedAt").textValue());
    ToldErrors errors = DocumentJson.MAPPER.convertValue(told.path("errors"), ToldErrors.class);
    if (errors == null) {
      findings.note("sample, findings: the rate is not published");
    } else if (found.errors() == null || !ErrorLimits.isRounded(errors, found.errors())) {
      fail("published errors: they are %s of %s".formatted(errors, found.errors()));
    }
  }

  private void compare(String what, Object recomputed, Object told) {
    if (!Objects.equals(recomputed, told)) {
      fail("%s is %s, and the findings come to %s".formatted(what, told, recomputed));
    }
  }

  private void fail(String what) {
    findings.fail("sample, findings: " + what);
  }
}
