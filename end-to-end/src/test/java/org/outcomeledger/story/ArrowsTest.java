package org.outcomeledger.story;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom. Every package that a rule names is first shown to have classes, so that no
 * rule can hold because its subject has moved away.
 */
@Order(2)
class ArrowsTest {

  private static final String FORMAT = "org.outcomeledger.format..";
  private static final String EVENT = "org.outcomeledger.event..";
  private static final String HTTP = "org.outcomeledger.http..";
  private static final String DATABASE = "org.outcomeledger.database..";
  private static final String AUDIT = "org.outcomeledger.audit..";
  private static final String LEDGER = "org.outcomeledger.ledger..";
  private static final String POSTING = "org.outcomeledger.posting..";
  private static final String ENROLLMENT = "org.outcomeledger.enrollment..";
  private static final String OUTCOME = "org.outcomeledger.outcome..";
  private static final String IMPACT = "org.outcomeledger.impact..";
  private static final String REPORT = "org.outcomeledger.impact.report..";
  private static final String INDICATORS = "org.outcomeledger.indicators..";
  private static final String RECOUNT = "org.outcomeledger.recount..";
  private static final String VERIFIER = "org.outcomeledger.verifier..";
  private static final String STATISTICS = "org.outcomeledger.indicators.statistics..";
  private static final String OURS = "org.outcomeledger..";
  private static final String UNI = "io.smallrye.mutiny..";

  private static final Map<String, String> PACKAGE_OF_MODULE =
      Map.ofEntries(
          Map.entry("libraries/ledger-format", FORMAT),
          Map.entry("libraries/event-contract", EVENT),
          Map.entry("libraries/http", HTTP),
          Map.entry("libraries/database", DATABASE),
          Map.entry("libraries/audit", AUDIT),
          Map.entry("libraries/event-ledger", LEDGER),
          Map.entry("libraries/event-posting", POSTING),
          Map.entry("libraries/indicators", INDICATORS),
          Map.entry("libraries/recount", RECOUNT),
          Map.entry("verifier", VERIFIER),
          Map.entry("enrollment-service", ENROLLMENT),
          Map.entry("outcome-service", OUTCOME),
          Map.entry("impact-service", IMPACT),
          Map.entry("local-platform", "org.outcomeledger.local.."));

  private static final String[] MACHINERY = {
    "io.quarkus..",
    UNI,
    "io.vertx..",
    "jakarta..",
    "java.sql..",
    "javax.sql..",
    "org.apache.kafka..",
    "org.hibernate..",
    "io.micrometer.."
  };

  private static final JavaClasses HOUSE = new ClassFileImporter().importPaths(folders());

  private static List<Path> folders() {
    List<Path> folders =
        PACKAGE_OF_MODULE.keySet().stream()
            .map(module -> Path.of("..", module, "target", "classes"))
            .toList();
    assertThat(folders).allMatch(Files::isDirectory, "is compiled");
    return folders;
  }

  @Test
  void everyModuleHasItsOwnPackageAndNoOther() {
    PACKAGE_OF_MODULE.forEach(
        (module, home) -> {
          JavaClasses own =
              new ClassFileImporter().importPaths(Path.of("..", module, "target", "classes"));
          classes().should().resideInAnyPackage(home).check(own);
        });
  }

  @Test
  void whatIsSaidAndHowALedgerIsWrittenKnowNoFrameworkAndNoDatabase() {
    noClasses()
        .that(in(EVENT, FORMAT))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MACHINERY)
        .check(HOUSE);
    assertThat(usedBy(in(LEDGER), MACHINERY)).isTrue();
  }

  @Test
  void theFormatOfALedgerDependsOnNothingOfOurs() {
    noClasses()
        .that(in(FORMAT))
        .should()
        .dependOnClassesThat(in(OURS).and(not(resideInAnyPackage(FORMAT))))
        .check(HOUSE);
  }

  @Test
  void theHttpEdgeKnowsNothingElseOfOurs() {
    noClasses()
        .that(in(HTTP))
        .should()
        .dependOnClassesThat(in(OURS).and(not(resideInAnyPackage(HTTP))))
        .check(HOUSE);
  }

  @Test
  void aServiceAndItsDatabaseAreTheSameForEveryService() {
    noClasses()
        .that(in(DATABASE))
        .should()
        .dependOnClassesThat(in(OURS).and(not(resideInAnyPackage(DATABASE))))
        .check(HOUSE);
  }

  @Test
  void theAuditTrailStandsOnTheHttpEdgeAndTheDatabaseOnly() {
    noClasses()
        .that(in(AUDIT))
        .should()
        .dependOnClassesThat(
            in(OURS)
                .and(not(resideInAnyPackage(AUDIT)))
                .and(not(resideInAnyPackage(HTTP)))
                .and(not(resideInAnyPackage(DATABASE))))
        .check(HOUSE);
    assertThat(usedBy(in(LEDGER), AUDIT)).isTrue();
  }

  @Test
  void theLedgerKnowsNoEventAndNobodyWhoUsesIt() {
    noClasses()
        .that(in(LEDGER))
        .should()
        .dependOnClassesThat(in(EVENT, POSTING, ENROLLMENT, OUTCOME, IMPACT))
        .check(HOUSE);
  }

  @Test
  void theImpactSideCannotAppend() {
    noClasses().that(in(IMPACT)).should().dependOnClassesThat(in(LEDGER, POSTING)).check(HOUSE);
  }

  @Test
  void indicatorsArePlainJavaThatKnowsEventsAndTheFormatOfALedgerOnly() {
    noClasses()
        .that(in(INDICATORS))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MACHINERY)
        .check(HOUSE);
    classes()
        .that(in(INDICATORS))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(INDICATORS, EVENT, FORMAT).or(not(resideInAnyPackage(OURS))))
        .check(HOUSE);
  }

  @Test
  void theRecountKnowsEventsOnlyAndIsCalledToBeComparedAlone() {
    classes()
        .that(in(RECOUNT))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            RECOUNT,
            EVENT,
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math..",
            "com.fasterxml.jackson.annotation..")
        .check(HOUSE);
    noClasses()
        .that(
            in(INDICATORS, IMPACT)
                .and(not(resideInAnyPackage(REPORT)))
                .and(not(nameMatching(".*\\.ComparedFigures").forSubtype())))
        .should()
        .dependOnClassesThat(in(RECOUNT))
        .check(HOUSE);
    assertThat(usedBy(in(REPORT), RECOUNT)).isTrue();
  }

  @Test
  void theVerifierIsAStrangersProgramAndNobodyCallsIt() {
    noClasses()
        .that(in(VERIFIER))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MACHINERY)
        .check(HOUSE);
    classes()
        .that(in(VERIFIER))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(VERIFIER, EVENT, FORMAT, RECOUNT).or(not(resideInAnyPackage(OURS))))
        .check(HOUSE);
    noClasses()
        .that(in(OURS).and(not(resideInAnyPackage(VERIFIER))))
        .should()
        .dependOnClassesThat(in(VERIFIER))
        .check(HOUSE);
  }

  @Test
  void statisticsKnowNumbersOnly() {
    classes()
        .that(in(STATISTICS))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(STATISTICS, "java.lang..", "java.math..", "java.util..")
        .check(HOUSE);
  }

  @Test
  void servicesDoNotKnowEachOther() {
    for (String service : List.of(ENROLLMENT, OUTCOME, IMPACT)) {
      noClasses()
          .that(in(service))
          .should()
          .dependOnClassesThat(
              in(ENROLLMENT, OUTCOME, IMPACT).and(not(resideInAnyPackage(service))))
          .check(HOUSE);
    }
  }

  @Test
  void waitingIsUnknownToEventsRulesAndIndicators() {
    DescribedPredicate<JavaClass> rules =
        assignableTo("org.outcomeledger.ledger.Rules").and(not(resideInAnyPackage(LEDGER)));
    assertThat(HOUSE.that(rules)).as("rules of enrollments and of outcomes").hasSizeGreaterThan(1);
    noClasses()
        .that(in(EVENT, INDICATORS).or(rules))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(UNI)
        .check(HOUSE);
    assertThat(usedBy(in(LEDGER), UNI)).isTrue();
  }

  @Test
  void eachRoomIsMeasuredByClassesOfTheirOwn() {
    String meters = "io.micrometer..";
    noClasses()
        .that(in(OURS).and(not(nameMatching(".*(Meters|\\.RequestLabels)(\\$.*)?").forSubtype())))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(meters)
        .check(HOUSE);
    assertThat(usedBy(in(LEDGER), meters)).isTrue();
  }

  /** Classes of these packages, each of which has some. */
  private static DescribedPredicate<JavaClass> in(String... packages) {
    for (String name : packages) {
      assertThat(HOUSE.that(resideInAnyPackage(name))).as("classes in %s", name).isNotEmpty();
    }
    return resideInAnyPackage(packages);
  }

  /** Whether the rule's target is something that is really used elsewhere in the house. */
  private static boolean usedBy(DescribedPredicate<JavaClass> who, String... packages) {
    return HOUSE.that(who).stream()
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .anyMatch(d -> resideInAnyPackage(packages).test(d.getTargetClass()));
  }
}
