package org.outcomeledger.impact.metrics;

import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.outcomeledger.indicators.query.QuestionReader;

/** Adds to every operation that takes a question the parameters that its reader knows. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class QuestionsInOpenApi implements OASFilter {

  private static final Map<String, List<String>> BY_OPERATION =
      Map.of(
          "getValues", QuestionReader.KNOWN,
          "getCurve", QuestionReader.KNOWN,
          "getRecords", QuestionReader.KNOWN,
          "export", QuestionReader.OF_EXPORTS,
          "getStream", QuestionReader.OF_STREAMS);

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(QuestionsInOpenApi::complete));
  }

  private static void complete(Operation operation) {
    BY_OPERATION
        .getOrDefault(operation.getOperationId(), List.of())
        .forEach(name -> operation.addParameter(parameter(name)));
  }

  private static Parameter parameter(String name) {
    Parameter parameter =
        createParameter()
            .name(name)
            .in(Parameter.In.QUERY)
            .description(description(name))
            .schema(schema(name));
    return name.equals("indicator") ? parameter.required(true).example(List.of("COM1")) : parameter;
  }

  private static Schema schema(String name) {
    Schema text = createSchema().addType(SchemaType.STRING);
    return switch (name) {
      case "by", "where", "minPosition", "after", "indicator" ->
          createSchema().addType(SchemaType.ARRAY).items(text);
      case "from", "to", "asOf" -> text.format("date");
      case "format" -> text.enumeration(List.of("json", "csv"));
      default -> text;
    };
  }

  private static String description(String name) {
    return switch (name) {
      case "indicator" -> "As the catalogue spells it; may repeat";
      case "by" -> "Dimensions; may repeat, or be separated by commas";
      case "where" -> "dimension:value, may repeat";
      case "from" -> "First day of the cohort";
      case "to" -> "Last day of the cohort";
      case "asOf" -> "Nothing dated later counts; today where absent";
      case "window" -> "One of the indicator's; all of them where absent";
      case "version" -> "Of the definition; the latest where absent";
      case "minPosition" -> "ledger:shard:position that has to be applied first; may repeat";
      case "after" -> "As in next; where a page begins";
      case "format" -> "json or csv";
      default -> throw new IllegalArgumentException("Nobody has said what " + name + " is");
    };
  }
}
