package org.outcomeledger.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says what the scanner leaves unsaid and clients are generated from: a type for every parameter, a
 * default of that type, and which members an answer always has. Those are all that are not marked
 * as nullable, where nothing else says which are required.
 */
// After all that adds parameters and schemas.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = -1)
public final class TypesInOpenApi implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .filter(operation -> operation.getParameters() != null)
        .forEach(operation -> operation.getParameters().forEach(TypesInOpenApi::complete));
    api.getComponents().getSchemas().values().forEach(TypesInOpenApi::requireMembers);
  }

  private static void complete(Parameter parameter) {
    Schema schema = parameter.getSchema();
    if (schema == null) {
      schema = OASFactory.createSchema();
      parameter.setSchema(schema);
    }
    if (schema.getRef() == null && schema.getType() == null) {
      schema.addType(SchemaType.STRING);
    }
    if (schema.getDefaultValue() instanceof String text) {
      schema.setDefaultValue(typed(text, schema.getType()));
    }
  }

  /** A limit that nobody reaches is none. */
  private static Object typed(String text, List<SchemaType> types) {
    if (types.contains(SchemaType.INTEGER)) {
      long number = Long.parseLong(text);
      return number == Long.MAX_VALUE ? null : number;
    }
    return types.contains(SchemaType.BOOLEAN) ? (Object) Boolean.valueOf(text) : text;
  }

  private static void requireMembers(Schema schema) {
    Map<String, Schema> members = schema.getProperties();
    if (members != null && schema.getRequired() == null) {
      List<String> always =
          members.entrySet().stream()
              .filter(member -> !isNullable(member.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      schema.setRequired(always.isEmpty() ? null : always);
    }
  }

  private static boolean isNullable(Schema schema) {
    return isNull(schema)
        || (schema.getAnyOf() != null
            && schema.getAnyOf().stream().anyMatch(TypesInOpenApi::isNull))
        || (schema.getOneOf() != null
            && schema.getOneOf().stream().anyMatch(TypesInOpenApi::isNull));
  }

  private static boolean isNull(Schema schema) {
    return schema.getType() != null && schema.getType().contains(SchemaType.NULL);
  }
}
