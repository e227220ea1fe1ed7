package org.outcomeledger.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.Visit.Mode;

/** What a committee enters in the browser, and what it is told of an entry that is refused. */
@Order(4)
class RoomFormsTest {

  private static final String MEASURE = "room-carbon";
  private static final String DOCUMENT = "Carbon report of the room";
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));

  private final Installation installation = Installation.shared();
  private Visit visit;

  @BeforeEach
  void signIn() {
    visit =
        new Visit(installation.uri(PackagedService.IMPACT), Mode.PROJECTOR)
            .signIn(installation.committeeToken());
  }

  @AfterEach
  void leave() {
    visit.assertInOrder();
    visit.close();
  }

  @Test
  void aTargetThatIsRefusedStaysAsItWasTypedAndIsListedOnceItIsKept() {
    String aim = "Emit less for each hour of learning";
    visit.open("/?page=targets");
    Locator form = visit.section("Set a target");
    labelled(form, "Objective").selectOption("new:P4");
    labelled(form, "What is aimed at").fill(aim);
    labelled(form, "Indicator").selectOption("MSR");
    labelled(form, "Value").fill("0.4");
    labelled(form, "First day").fill(today.plusDays(1).toString());
    labelled(form, "Last day").fill(today.plusYears(1).toString());
    labelled(form, "Why this value").fill("As the board was told");
    keep(form);
    assertThat(said(form)).containsText("Not kept: ");
    assertThat(said(form)).containsText("measure");
    assertThat(labelled(form, "Value")).hasValue("0.4");
    assertThat(labelled(form, "Why this value")).hasValue("As the board was told");
    labelled(form, "Measure").fill(MEASURE);
    keep(form);
    assertThat(said(form)).containsText("Kept. It stands before");
    assertThat(labelled(form, "Value")).hasValue("");
    Locator missions = visit.section("Sustainable development");
    assertThat(missions.getByText(aim)).hasCount(1);
    assertThat(missions.getByRole(AriaRole.ROW).filter(having(MEASURE.replace('-', ' '))))
        .containsText("at least 0.4");
  }

  @Test
  void aMeasureIsShownWithTheHashOfTheDocumentThatStayedHere() {
    visit.open("/?page=targets");
    Locator form = visit.section("Enter a measure");
    labelled(form, "Name").fill(MEASURE);
    labelled(form, "First day").fill(today.minusYears(1).toString());
    labelled(form, "Last day").fill(today.plusDays(9).toString());
    labelled(form, "Value").fill("0.42");
    labelled(form, "Unit").fill("kgCO2e/h");
    labelled(form, "Document").fill(DOCUMENT);
    labelled(form, "The document itself")
        .setInputFiles(
            new FilePayload("report.txt", "text/plain", "abc".getBytes(StandardCharsets.UTF_8)));
    keep(form);
    assertThat(said(form)).containsText("Report a period once it has ended");
    assertThat(labelled(form, "Document")).hasValue(DOCUMENT);
    labelled(form, "Last day").fill(today.minusDays(1).toString());
    keep(form);
    assertThat(said(form)).containsText("Kept as version 1");
    form.getByRole(AriaRole.LINK).click();
    Locator row = visit.main().getByRole(AriaRole.ROW).filter(having(DOCUMENT));
    assertThat(row).containsText("0.42 kgCO2e/h");
    assertThat(row).containsText("ba7816bf8f01cfea"); // of "abc", FIPS 180-2
  }

  @Test
  void whatWasDoneForAnObjectiveIsWrittenOnTheSheetOfAReport() {
    String written = "Four career coaches, one more than the year before";
    visit.open("/?page=reports");
    assertThat(visit.heading("Reports")).isVisible();
    assertThat(visit.page().evaluate(SET_AND_FREEZE)).isEqualTo(201);
    visit.open("/?page=reports");
    Locator report = visit.main().getByRole(AriaRole.ARTICLE).filter(having("Report of the room"));
    report.getByText("Mission sheet").click();
    Locator sheet = report.getByRole(AriaRole.DEFINITION).first();
    assertThat(sheet).hasText("Nobody has written it.");
    labelled(report, "Text").fill(written);
    labelled(report, "Why it is written, or written anew").fill("As the committee was told");
    keep(report);
    assertThat(said(report)).containsText("Kept as version 1 of the sheet.");
    assertThat(sheet).containsText(written);
  }

  /** The objective is that of the sheet, and the first one of its mission that a report has. */
  private static final String SET_AND_FREEZE =
      """
      async () => {
        const post = (path, body) => fetch(path, {
          method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
        });
        await post('/missions/v1/objectives', {
          mission: 'P1', statement: 'Whoever begins gets through', indicators: ['COM1'],
        });
        const frozen = await post('/reports/v1', {
          title: 'Report of the room', from: '2025-01-01', to: '2025-12-31', asOf: '2026-06-30',
        });
        return frozen.status;
      }
      """;

  private static Locator labelled(Locator form, String label) {
    return form.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static void keep(Locator form) {
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep it")).click();
  }

  /** The last one: before it may stand the hash of a document. */
  private static Locator said(Locator form) {
    return form.getByRole(AriaRole.STATUS).last();
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
