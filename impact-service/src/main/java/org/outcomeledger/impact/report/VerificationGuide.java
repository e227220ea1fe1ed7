package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.heads.VerifiedHeads.HeadLine;

/**
 * How to verify a report: what it has to come to, with which program, and the heads that were
 * signed since.
 *
 * @param sha256 of the report's bytes
 * @param verifier the version of the program that belongs to this service
 * @param steps commands, the first of which builds the program from its sources
 * @param heads the last head of each ledger that was verified: it is at or after the report's
 *     positions, or will be within minutes
 */
@Schema(name = "VerificationGuide")
public record VerificationGuide(
    String sha256,
    String entries,
    String records,
    String exactSha256,
    String secretSha256,
    String verifier,
    List<String> steps,
    List<HeadLine> heads) {

  public VerificationGuide {
    steps = List.copyOf(steps);
    heads = List.copyOf(heads);
  }

  static VerificationGuide of(String id, JsonNode said, String version, List<HeadLine> heads) {
    return new VerificationGuide(
        id,
        said.path("entries").path("root").asText(),
        said.path("records").path("root").asText(),
        said.path("exact").path("sha256").asText(),
        said.path("exact").path("secretSha256").asText(),
        "verifier.jar " + version,
        steps(id, said.path("previous").path("sha256").asText()),
        heads);
  }

  /**
   * The commands.
   *
   * @param previous the report that is restated; empty where there is none
   */
  private static List<String> steps(String id, String previous) {
    var steps = new ArrayList<String>();
    steps.add("./mvnw -DskipTests package -pl verifier -am");
    steps.add("curl -o report.json ADDRESS/reports/v1/" + id);
    if (!previous.isEmpty()) {
      steps.add("curl -o previous.json ADDRESS/reports/v1/" + previous);
    }
    steps.add(
        "java -jar verifier/target/verifier.jar export --enrollment ADDRESS --outcome ADDRESS --token FILE export");
    String verify =
        "java -jar verifier/target/verifier.jar verify report.json export --sha256 "
            + id
            + (previous.isEmpty() ? "" : " --previous previous.json");
    steps.add(verify);
    steps.add(
        "curl -o exact.json -H 'Authorization: Bearer TOKEN' ADDRESS/reports/v1/" + id + "/exact");
    steps.add(verify + " --exact exact.json");
    return steps;
  }
}
