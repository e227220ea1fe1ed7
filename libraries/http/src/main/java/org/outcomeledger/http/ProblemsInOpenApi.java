package org.outcomeledger.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation the ways in which any may fail: each is a problem. */
// Last, after what each operation says of its own problems: filters of one priority run in any
// order.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = 0)
public final class ProblemsInOpenApi implements OASFilter {

  private static final Map<String, String> ANYWHERE =
      new TreeMap<>(
          Map.of(
              "400", "The request is malformed; the problem's type says how",
              "401", "No valid token",
              "403", "The token lacks the role or the claim that this needs",
              "404", "Not found",
              "429", "Too many requests are waiting: see Retry-After",
              "503", "A part that this needs is not available: see Retry-After",
              "default", "Any other failure is a problem too: its type says which"));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema("Problem", schema());
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(ProblemsInOpenApi::complete));
  }

  private static void complete(Operation operation) {
    Map<String, APIResponse> own = Map.copyOf(operation.getResponses().getAPIResponses());
    ANYWHERE.forEach(
        (status, why) -> {
          if (!own.containsKey(status) || own.get(status).getContent() == null) {
            operation.getResponses().addAPIResponse(status, problem(status, why));
          }
        });
  }

  /** A response that is a problem; where it is one that passes, with when to come back. */
  public static APIResponse problem(String status, String why) {
    APIResponse problem = problem(why);
    return status.equals("429") || status.equals("503")
        ? problem.addHeader(
            HttpHeaders.RETRY_AFTER,
            createHeader()
                .required(true)
                .description("After so many seconds the same may be sent again")
                .schema(createSchema().addType(Schema.SchemaType.INTEGER)))
        : problem;
  }

  private static APIResponse problem(String why) {
    return createAPIResponse()
        .description(why)
        .content(
            createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    createMediaType().schema(createSchema().ref("#/components/schemas/Problem"))));
  }

  private static Schema schema() {
    return createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description(
            "RFC 9457. Some types have further members, such as the names that are known, or the results of an atomic batch. GET the type for what to do about it")
        .required(List.of("type", "title", "status"))
        .addProperty("type", text().description("Stable: programs may rely on it"))
        .addProperty("title", text().description("The same for every problem of the type"))
        .addProperty("status", createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text().description("What is wrong this time, and what to do"))
        .addProperty("pointer", text().description("JSON Pointer to the field that is wrong"));
  }

  private static Schema text() {
    return createSchema().addType(Schema.SchemaType.STRING);
  }
}
