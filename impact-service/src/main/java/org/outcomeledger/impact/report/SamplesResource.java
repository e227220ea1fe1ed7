package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.outcomeledger.audit.Audited;
import org.outcomeledger.format.SampleDraw;
import org.outcomeledger.http.BodyLimit;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.Roles;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.impact.entry.EnteredEntities;
import org.outcomeledger.impact.entry.EnteredFields;
import org.outcomeledger.impact.entry.Kept;

/** Where an auditor commits to a sample, draws it, and enters what they find. */
@Path("/reports/v1/{id}/samples")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit samples", description = "What an auditor draws of a report, and finds")
public class SamplesResource {
  /**
   * What listing answers.
   *
   * @param samples from the earliest
   */
  @Schema(name = "SampleList")
  public record SampleList(List<KeptSample> samples) {
    public SampleList {
      samples = List.copyOf(samples);
    }
  }

  /**
   * What a draw needs.
   *
   * @param seed the 32 bytes that, with report, indicator and sizes, were committed to
   */
  @Schema(name = "SeedEntry")
  public record SeedEntry(@Schema(required = true, pattern = "[0-9a-f]{64}") String seed) {}

  private final SecureRandom random = new SecureRandom();
  private final Reports reports;
  private final Samples samples;
  private final Sampling sampling;
  private final Caller caller;
  private final BodyLimit bodyLimit;

  SamplesResource(
      Reports reports, Samples samples, Sampling sampling, Caller caller, BodyLimit bodyLimit) {
    this.reports = reports;
    this.samples = samples;
    this.sampling = sampling;
    this.caller = caller;
    this.bodyLimit = bodyLimit;
  }

  /** For everybody: who commits and never draws, or draws again and again, is seen. */
  @GET
  @PermitAll
  @Operation(
      operationId = "getSamples",
      summary = "The audit samples of a published report, and what came of each",
      description =
          "With those of the reports that it restates, each with the report that it is of. The"
              + " estimated share of wrong records, in whole percents.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "From the earliest",
      content = @Content(schema = @Schema(implementation = SampleList.class)))
  public Uni<SampleList> all(String id) {
    return reports.findPublished(id).chain(it -> samples.of(id)).map(SampleList::new);
  }

  /** Before anything is drawn. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.METRICS_READ_EXACT)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id"})
  @Operation(
      operationId = "commitToSample",
      summary =
          "Commits to a draw by the hash of a seed that nobody else knows, and of what is drawn",
      description =
          "Needs both roles, metrics:read-exact and ledger:read. The answer has the hash of the"
              + " company's part of the seed: from then on neither side can choose what is drawn.")
  @RequestBody(
      required = true,
      description = "Of which indicator, how many, and the hash",
      content =
          @Content(
              schema = @Schema(implementation = SampleEntry.class),
              examples =
                  @ExampleObject(
                      name = "in-field jobs",
                      value =
                          """
                          {"indicator": "EMP1", "counted": 72, "uncounted": 72,
                           "commitment": "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "It is kept, for everybody to see",
      content = @Content(schema = @Schema(implementation = KeptSample.class)))
  @APIResponse(
      responseCode = "200",
      description = "The caller has made the same commitment before",
      content = @Content(schema = @Schema(implementation = KeptSample.class)))
  @Parameter(name = "id", in = ParameterIn.PATH, description = "The published report's")
  public Uni<Response> commit(String id, InputStream body) {
    caller.requireRole(Roles.LEDGER_READ);
    SampleEntry entry = SampleEntry.read(StrictJson.exact(bodyLimit.read(body)));
    String who = caller.subject();
    byte[] companyPart = new byte[SampleDraw.LENGTH];
    random.nextBytes(companyPart);
    return reports
        .findPublished(id)
        .invoke(Reports::requirePublished)
        .invoke(it -> Reports.requireIndependent(it, who))
        .chain(
            () ->
                samples.commit(new AuditSample(id, entry, companyPart, who, EnteredEntities.now())))
        .map(it -> it.map(KeptSample::committed).answer());
  }

  /** The seed is kept before anything is drawn; what was drawn once stays. */
  @POST
  @Path("/{sample}/draw")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.METRICS_READ_EXACT)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "sample"})
  @Operation(
      operationId = "drawSample",
      summary = "Draws the sample with the seed that was committed to",
      description =
          "For who committed to it. The seed is public from then on, drawn or not: send it again if the"
              + " draw fails. Both ledgers are replayed, which takes its time. The form of"
              + " the answer is docs/report-format.md, and the verifier's jar draws the same.")
  @RequestBody(
      required = true,
      description = "The seed",
      content =
          @Content(
              schema = @Schema(implementation = SeedEntry.class),
              examples =
                  @ExampleObject(
                      name = "32 bytes",
                      value =
                          """
                          {"seed": "0000000000000000000000000000000000000000000000000000000000000000"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "What was drawn",
      content = @Content(schema = @Schema(implementation = SampleDocument.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was drawn before",
      content = @Content(schema = @Schema(implementation = SampleDocument.class)))
  public Uni<Response> draw(String id, String sample, InputStream body) {
    caller.requireRole(Roles.LEDGER_READ);
    byte[] seed = seed(body);
    String who = caller.subject();
    return samples
        .findOwn(id, sample, who)
        .call(() -> reports.findToAudit(id, who))
        .invoke(it -> requireCommitted(it, seed))
        .call(() -> samples.reveal(new SampleReveal(sample, seed, who, EnteredEntities.now())))
        .chain(it -> samples.drawn(sample).chain(drawn -> drawn(it, seed, drawn, who)))
        .map(it -> it.map(SampleDrawn::bytes).answer());
  }

  private Uni<Kept<SampleDrawn>> drawn(
      AuditSample sample, byte[] seed, SampleDrawn there, String who) {
    if (there != null) {
      return Kept.there(there);
    }
    String id = sample.report();
    return reports
        .find(id)
        .chain(
            report ->
                Uni.combine()
                    .all()
                    .unis(reports.bytes(id), reports.leaves(id))
                    .usingConcurrencyOf(1)
                    .asTuple()
                    .chain(
                        it ->
                            Offloaded.toThreadOfItsOwn(
                                () ->
                                    sampling.draw(
                                        sample,
                                        seed,
                                        report.report(),
                                        it.getItem1(),
                                        it.getItem2()))))
        .chain(
            it ->
                samples.keep(
                    new SampleDrawn(sample.commitment(), it.bytes(), who, EnteredEntities.now())));
  }

  private byte[] seed(InputStream body) {
    EnteredFields fields =
        EnteredFields.of(
            StrictJson.exact(bodyLimit.read(body)), "A draw", List.of("seed"), InvalidSample::new);
    return HexFormat.of()
        .parseHex(fields.matching("seed", SampleEntry.HASH, SampleEntry.HASH_IN_WORDS));
  }

  private static void requireCommitted(AuditSample sample, byte[] seed) {
    SampleEntry asked = sample.entry();
    byte[] committed =
        SampleDraw.commitment(
            seed, sample.report(), asked.indicator(), asked.counted(), asked.uncounted());
    if (!HexFormat.of().formatHex(committed).equals(sample.commitment())) {
      throw new InvalidSample(
          "/seed",
          "seed must be the 32 bytes that, with the report's id, the sample's indicator and sizes,"
              + " make the commitment: docs/audit-sample.md.");
    }
  }

  /** To the byte. */
  @GET
  @Path("/{sample}")
  @RolesAllowed(Roles.METRICS_READ_EXACT)
  @Audited(
      value = Roles.METRICS_READ_EXACT,
      parameters = {"id", "sample"})
  @Operation(
      operationId = "getSample",
      summary = "What was drawn: records by their hashes, with the places of their events",
      description = "Needs both roles, metrics:read-exact and ledger:read.")
  @APIResponse(
      responseCode = "200",
      description = "The bytes",
      content = @Content(schema = @Schema(implementation = SampleDocument.class)))
  public Uni<byte[]> sample(String id, String sample) {
    caller.requireRole(Roles.LEDGER_READ);
    return samples.findDrawn(id, sample).map(SampleDrawn::bytes);
  }
}
