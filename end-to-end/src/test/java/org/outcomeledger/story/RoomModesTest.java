package org.outcomeledger.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.story.Visit.Mode;

/** Every page of the room in each language and light, from a phone to a projector. */
@Order(4)
class RoomModesTest {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/?indicator=EMP1",
          "/?indicator=COM4",
          "/?indicator=MSR",
          "/?page=definitions",
          "/?page=targets",
          "/?page=reports",
          "/?page=quality",
          "/?page=sign-out");

  @ParameterizedTest
  @EnumSource
  void nobodyIsKeptOutOfAnyPage(Mode mode) {
    Installation installation = Installation.shared();
    try (Visit visit = new Visit(installation.uri(PackagedService.IMPACT), mode)) {
      visit.open("/");
      assertThat(visit.token()).isVisible();
      assertThat(visit.barriers()).as("sign-in").isEmpty();
      visit.signIn(installation.committeeToken());
      List<String> found = new ArrayList<>();
      for (String page : PAGES) {
        visit.open(page);
        assertThat(visit.main().getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(visit.main().locator("h2, .sentence").first()).isVisible();
        visit.barriers().forEach(barrier -> found.add(page + " " + barrier));
        if (visit.isCutOff()) {
          found.add(page + " is wider than the window");
        }
        visit.wronglySet().forEach(text -> found.add(page + " sets " + text));
        if (visit.saysInEnglishWhatItMeans()) {
          found.add(page + " has a definition in another language");
        }
      }
      assertThat(found).isEmpty();
      visit.assertInOrder();
    }
  }
}
