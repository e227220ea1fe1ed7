package org.outcomeledger.impact.report;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says once what operations of reports have in common: what the ids in their addresses are, where
 * they do not say it themselves, and that a page or lines are a text.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ReportsInOpenApi implements OASFilter {
  private static final String REPORT = "/reports/v1/{id}";

  /** What an id in an address is of, and one that has its form. */
  private record Described(String description, String example) {}

  private static final Map<String, Described> IDS =
      Map.of(
          "id",
          new Described(
              "The report's", "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"),
          "sample",
          new Described(
              "The commitment",
              "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith(REPORT)) {
                item.getOperations().values().forEach(ReportsInOpenApi::complete);
              }
            });
  }

  private static void complete(Operation operation) {
    operation.getParameters().forEach(ReportsInOpenApi::complete);
    operation.getResponses().getAPIResponses().values().stream()
        .map(APIResponse::getContent)
        .filter(Objects::nonNull)
        .forEach(it -> it.getMediaTypes().forEach(ReportsInOpenApi::complete));
  }

  private static void complete(String type, MediaType content) {
    if (type.startsWith("text/")) {
      content.setSchema(createSchema().addType(SchemaType.STRING));
    }
  }

  private static void complete(Parameter parameter) {
    Described it = IDS.get(parameter.getName());
    if (it != null) {
      parameter.setExample(it.example());
      if (parameter.getDescription() == null) {
        parameter.setDescription(it.description());
      }
    }
  }
}
