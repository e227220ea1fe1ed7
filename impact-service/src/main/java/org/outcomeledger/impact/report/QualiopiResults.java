package org.outcomeledger.impact.report;

import java.util.List;
import java.util.Optional;

/**
 * Results that a training provider has to make public: which ones, it chooses after its offer. Here
 * are those that the ministry's guide gives as examples.
 */
record QualiopiResults() implements Form {
  private static final String INDICATOR = "Référentiel national qualité, critère 1, indicateur 2";

  @Override
  public String id() {
    return "qualiopi-results";
  }

  @Override
  public String title() {
    return "Qualiopi, indicator 2: results that are made public";
  }

  @Override
  public String source() {
    return "Décret n° 2019-565 du 6 juin 2019, référentiel national qualité; examples of the"
        + " ministry's Guide de lecture";
  }

  @Override
  public String needs() {
    return "Any report.";
  }

  @Override
  public Optional<String> unanswered(FrozenTables report) {
    return Optional.empty();
  }

  @Override
  public List<FormLine> lines(FrozenTables report) {
    return List.of(
        FormLine.open(
            "Taux de satisfaction des stagiaires",
            INDICATOR,
            "The ledger has what became of learners, and not what they thought of it."),
        FormLine.open(
            "Nombre de stagiaires",
            INDICATOR,
            "ENR1 has whose training runs on the day that the report is as of, and no indicator"
                + " counts all who were trained in its period."),
        FormLine.byProgramme(
            "Taux d'achèvement, dans la durée publiée",
            INDICATOR,
            "COM1",
            "Of those who began in the report's period."),
        FormLine.byProgramme(
            "Taux d'achèvement, en 150 % de la durée publiée",
            INDICATOR,
            "COM2",
            "Of those who began in the report's period. Beside the line above, never instead of"
                + " it."),
        FormLine.byProgramme(
            "Taux d'abandon",
            INDICATOR,
            "COM3",
            "Out of those whose training ran at the end of the period's first day."),
        FormLine.open(
            "Causes des abandons",
            INDICATOR,
            "Reasons are in the ledger where a platform gave them, and no indicator counts them."),
        FormLine.open(
            "Taux de retour des enquêtes",
            INDICATOR,
            "DAT1 has of how many the outcome is known, from surveys or not. Who was asked and did"
                + " not answer, no indicator counts."),
        FormLine.open(
            "Taux de rupture des contrats d'alternance", INDICATOR, "No indicator counts them."),
        FormLine.byProgramme(
            "Taux d'insertion dans l'emploi",
            INDICATOR,
            "EMP3",
            "Six months after completion, out of those whose situation is known and who neither"
                + " study nor are unable to work."));
  }
}
