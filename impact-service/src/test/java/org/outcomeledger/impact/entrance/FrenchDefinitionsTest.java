package org.outcomeledger.impact.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Definition;

/** Whoever reads the pages in French is told in French what every figure means. */
class FrenchDefinitionsTest {

  private static final List<String> MODULES =
      List.of("indicators-fr.js", "definitions-fr.js", "definitions-employment-fr.js");
  private static final Pattern TEXT =
      Pattern.compile("^ {2}'([A-Z0-9]+\\.[a-z]+)': ['`]?([^'`\n]+)", Pattern.MULTILINE);
  private static final Map<String, String> FRENCH =
      MODULES.stream()
          .flatMap(module -> TEXT.matcher(text(module)).results())
          .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));

  static Stream<Definition> latest() {
    return Catalogue.definitions().stream()
        .collect(Collectors.toMap(Definition::id, it -> it, (one, later) -> later))
        .values()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("latest")
  void everyPartOfADefinitionIsInFrenchAndOfTheSameVersion(Definition definition) {
    Stream.of("name", "question", "numerator", "denominator", "exclusions", "window", "source")
        .forEach(part -> assertThat(FRENCH).containsKey(definition.id() + "." + part));
    assertThat(FRENCH.get(definition.id() + ".version"))
        .as("What counts otherwise is translated anew")
        .isEqualTo(definition.version());
  }

  private static String text(String module) {
    return new String(PageFile.read("/room/" + module).orElseThrow().plain(), UTF_8);
  }
}
