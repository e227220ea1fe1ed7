package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What France compétences asks for a certification of the Répertoire national des certifications
 * professionnelles. A promotion is here who completed a programme in one calendar year.
 */
record RncpInsertion() implements Form {
  private static final String ADEQUACY =
      "Code du travail, R. 6113-9, 1°: adéquation des emplois occupés par rapport au métier visé";
  private static final String IMPACT =
      "Code du travail, R. 6113-9, 2°: impact en matière d'accès ou de retour à l'emploi";
  private static final String SHEET = "Fiche RNCP, statistiques";
  private static final String NEUTRALISED =
      "Out of those whose situation is known, without who studies or is unable to work, as France"
          + " compétences has it. Two rules of it no indicator follows: it also leaves out who"
          + " works under an alternance contract, and who works outside of the French labour"
          + " market.";
  private static final String JURY =
      "Reports count who completed a programme. To whom the certification was awarded, its jury"
          + " knows.";
  private static final int PROMOTIONS = 2;

  @Override
  public String id() {
    return "rncp-insertion";
  }

  @Override
  public String title() {
    return "RNCP: insertion of two promotions";
  }

  @Override
  public String source() {
    return "France compétences, Comment calculez-vous l'insertion ? (foire aux questions);"
        + " Code du travail, article R. 6113-9";
  }

  @Override
  public String needs() {
    return "A report of all time, with two years of completions or more. Rates at two years are"
        + " there 25 months after a year has ended.";
  }

  @Override
  public Optional<String> unanswered(FrozenTables report) {
    if (report.from().isPresent()) {
      return Optional.of("The report is of one period, and two promotions are two years.");
    }
    Optional<List<JsonNode>> rows = report.rows("EMP3", TableQuestion.PROMOTIONS, null);
    if (rows.isEmpty()) {
      return Optional.of("The report was frozen without figures by programme and year.");
    }
    long years =
        rows.get().stream()
            .map(it -> it.path("group").path("cohort-year").asText())
            .distinct()
            .count();
    return years < PROMOTIONS
        ? Optional.of("The report has completions of fewer than two years.")
        : Optional.empty();
  }

  @Override
  public List<FormLine> lines(FrozenTables report) {
    return List.of(
        FormLine.open("Nombre de certifiés", SHEET, JURY),
        FormLine.open("Nombre de certifiés à la suite d'un parcours VAE", SHEET, JURY),
        FormLine.byPromotion("Taux d'insertion global à 6 mois", IMPACT, "EMP3", null, NEUTRALISED),
        FormLine.byPromotion(
            "Taux d'insertion dans le métier visé à 6 mois",
            ADEQUACY,
            "EMP4",
            "P6M",
            NEUTRALISED + " Employed, and unknown whether in the field, counts as not in it."),
        FormLine.byPromotion(
            "Taux d'insertion dans le métier visé à 2 ans",
            ADEQUACY,
            "EMP4",
            "P24M",
            NEUTRALISED + " Employed, and unknown whether in the field, counts as not in it."),
        FormLine.open(
            "Emplois occupés, contrats et rémunérations, titulaire par titulaire",
            ADEQUACY,
            "A report tells nothing of one person."));
  }
}
