package org.outcomeledger.impact.mission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.entry.EnteredFields;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Pillar;

/**
 * What somebody says that a mission aims at.
 *
 * @param mission whose objective it is
 * @param statement in one sentence
 * @param indicators ids of those that it is followed by, as the catalogue spells them
 */
@Schema(name = "ObjectiveEntry")
public record ObjectiveEntry(
    @Schema(required = true) Pillar mission,
    @Schema(required = true, minLength = 1, maxLength = 500) String statement,
    @Schema(required = true, minItems = 1) List<String> indicators) {
  static final List<String> FIELDS = List.of("mission", "statement", "indicators");

  private static final int LONGEST_STATEMENT = 500;

  public ObjectiveEntry {
    indicators = List.copyOf(indicators);
  }

  /**
   * The entry that a JSON object says.
   *
   * @throws InvalidObjective if it is none, with the reason
   */
  public static ObjectiveEntry read(JsonNode json) {
    EnteredFields fields = EnteredFields.of(json, "An objective", FIELDS, InvalidObjective::new);
    List<String> missions = Arrays.stream(Pillar.values()).map(Pillar::name).toList();
    return new ObjectiveEntry(
        Pillar.valueOf(fields.oneOf("mission", missions)),
        fields.text("statement", LONGEST_STATEMENT),
        fields.someOf("indicators", Catalogue.ids()));
  }
}
