package org.outcomeledger.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.Visit.Mode;

/**
 * What a member of the committee would ask, each answered within three clicks from the first page.
 * The history is {@link JobSeekers}: of those who completed in 2025 and wanted a job 199 of 323
 * have one, of those of 2026 17 of 30; of 38 nothing is known.
 */
@Order(4)
class RoomQuestionsTest {

  private static final String PLATFORM = "room-questions";
  private static final String JOBS = "In-field job within 180 days";

  private static Visit visit;

  @BeforeAll
  static void signIn() {
    Installation installation = Installation.shared();
    URI room = installation.uri(PackagedService.IMPACT);
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.analystToken(PLATFORM));
    new PostingLog(installation.platform(PLATFORM)).postInOrder(JobSeekers.events(), 500);
    assertThat(card()).containsText("216 (61.2%)");
  }

  @AfterAll
  static void leave() {
    if (visit != null) {
      visit.assertInOrder();
      visit.close();
    }
  }

  @BeforeEach
  void begin() {
    visit.open("/");
  }

  @Test
  void areWeBetterThanLastYearAndCouldItBeChance() {
    openJobs();
    visit.page().getByLabel("Groups by").selectOption("cohort-year");
    assertThat(visit.section("Is it a difference, or chance?"))
        .containsText(
            Pattern.compile(
                "2026: 56.7%.*2025: 61.6%.*Chance alone could make it", Pattern.DOTALL));
  }

  @Test
  void whoIsMissingFromThisFigure() {
    openJobs();
    assertThat(visit.main())
        .containsText(
            Pattern.compile("unknown 38 .*12 .*left out by the definition", Pattern.DOTALL));
  }

  @Test
  void whatWouldItBeIfAllSilentOnesHadJobs() {
    openJobs();
    assertThat(visit.main()).containsText("if all of them had: 72.0%");
  }

  @Test
  void howFarDoTheDefinitionsOfAJobDiffer() {
    visit.link("Strict or kind?").click();
    assertThat(visit.heading("Strict or kind?")).isVisible();
    assertThat(visit.page().getByText("For the same learners")).isVisible();
  }

  @Test
  void howCanSomebodyElseCheckThisFigure() {
    openJobs();
    visit.awaitCharts();
    assertThat(visit.section("Cite this figure"))
        .containsText(Pattern.compile("curl .*indicators/EMP1/values", Pattern.DOTALL));
  }

  private static void openJobs() {
    card().getByRole(AriaRole.LINK).filter(of(JOBS)).click();
    assertThat(visit.heading(JOBS)).isVisible();
  }

  private static Locator card() {
    return visit.section("Improve employability");
  }

  private static Locator.FilterOptions of(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
