package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Definition;
import org.outcomeledger.indicators.indicator.Incidence;

/** A definition of the catalogue, in the form that docs/report-format.md gives its text. */
record CataloguedDefinition(Definition definition) {

  /** Of every indicator that has values, in the order of the catalogue. */
  static List<CataloguedDefinition> all() {
    return Catalogue.all().stream()
        .filter(it -> !(it instanceof Incidence curve && curve.isStrictOnly()))
        .map(it -> new CataloguedDefinition(it.definition()))
        .toList();
  }

  static CataloguedDefinition of(String id) {
    return all().stream().filter(it -> it.definition.id().equals(id)).findFirst().orElseThrow();
  }

  String text() {
    return String.join(
        "\n",
        "question: " + definition.question(),
        "numerator: " + definition.numerator(),
        "denominator: " + definition.denominator(),
        "exclusions: " + definition.exclusions(),
        "window: " + definition.window(),
        "source: " + definition.source());
  }

  /** As definitions.csv has it. */
  String line() {
    return "%s,%s,%s".formatted(definition.id(), definition.version(), sha256());
  }

  String sha256() {
    return ReportDocument.sha256(text().getBytes(UTF_8));
  }
}
