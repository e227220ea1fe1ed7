package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
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

  private static final String VERIFY =
      "java -jar verifier/target/verifier.jar verify report.json export";

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
        List.of(
            "./mvnw -DskipTests package -pl verifier -am",
            "curl -o report.json ADDRESS/reports/v1/" + id,
            "sha256sum report.json",
            "java -jar verifier/target/verifier.jar export --enrollment ADDRESS --outcome ADDRESS --token FILE export",
            VERIFY + " --sha256 " + id,
            "curl -o exact.json -H 'Authorization: Bearer TOKEN' ADDRESS/reports/v1/"
                + id
                + "/exact",
            VERIFY + " --sha256 " + id + " --exact exact.json" + previous(said)),
        heads);
  }

  /** What a restatement is compared with, which lies beside it under its own name. */
  private static String previous(JsonNode said) {
    String id = said.path("previous").path("sha256").asText();
    return id.isEmpty() ? "" : " --previous " + id + ".json";
  }
}
