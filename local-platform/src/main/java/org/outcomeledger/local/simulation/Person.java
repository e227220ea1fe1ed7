package org.outcomeledger.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an invented learner says of themselves: most answer most of it, some would rather not, and
 * some were never asked.
 *
 * @param answers as an event has them
 * @param intent what the training is for
 */
record Person(ObjectNode answers, String intent) {
  private static final List<String> GENDERS =
      List.of("f", "f", "f", "f", "f", "m", "m", "m", "m", "x");
  private static final List<String> AGES =
      List.of("18-24", "25-34", "25-34", "35-44", "35-44", "45-54", "55+");
  private static final List<String> SITUATIONS =
      List.of(
          "job-seeker", "job-seeker", "job-seeker", "employed", "employed", "student", "inactive");
  private static final List<String> REGIONS =
      List.of("FR-IDF", "FR-IDF", "FR-ARA", "FR-HDF", "FR-BRE", "FR-OCC", "FR-PAC");
  private static final List<String> INTENTS =
      List.of(
          "new-job",
          "new-job",
          "new-job",
          "new-job",
          "new-job",
          "new-job",
          "new-job",
          "keep-job",
          "self-enrichment",
          "further-study");

  static Person drawn(Chance chance) {
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    answer(answers, chance, "gender", () -> text(chance.oneOf(GENDERS)));
    answer(answers, chance, "ageBand", () -> text(chance.oneOf(AGES)));
    answer(answers, chance, "priorEducation", () -> number(chance.between(1, 7)));
    answer(answers, chance, "priorSituation", () -> text(chance.oneOf(SITUATIONS)));
    answer(answers, chance, "priorityArea", () -> bool(chance.percent(18)));
    answer(answers, chance, "disability", () -> bool(chance.percent(8)));
    answer(answers, chance, "refugee", () -> bool(chance.percent(4)));
    answer(answers, chance, "region", () -> text(chance.oneOf(REGIONS)));
    answer(answers, chance, "country", () -> text(chance.percent(95) ? "FR" : "BE"));
    if (Set.of("employed", "job-seeker").contains(answers.path("priorSituation").asText())
        && chance.percent(60)) {
      answers.set("priorSalary", Pay.yearly(18_000 + 500 * chance.between(0, 24)));
    }
    return new Person(answers, chance.oneOf(INTENTS));
  }

  private static void answer(
      ObjectNode answers, Chance chance, String attribute, Supplier<JsonNode> answer) {
    JsonNode drawn = answer.get();
    if (chance.percent(96)) {
      answers.set(attribute, chance.percent(3) ? text("prefer-not-to-say") : drawn);
    }
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode number(int number) {
    return JsonNodeFactory.instance.numberNode(number);
  }

  private static JsonNode bool(boolean bool) {
    return JsonNodeFactory.instance.booleanNode(bool);
  }

  /** Whether they say what makes them one of a target group, which finds jobs less easily. */
  boolean isOfTargetGroup() {
    return answers.path("priorSituation").asText().equals("job-seeker")
        || answers.path("priorEducation").asInt(8) <= 2
        || answers.path("priorityArea").asBoolean()
        || answers.path("disability").asBoolean()
        || answers.path("refugee").asBoolean();
  }

  boolean wantsJob() {
    return intent.equals("new-job");
  }
}
