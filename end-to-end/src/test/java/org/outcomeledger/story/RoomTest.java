package org.outcomeledger.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.TcpProxy.Weather;
import org.outcomeledger.story.Visit.Mode;

/** The pages of impact-service in a real browser, as a committee uses them. */
@Order(3)
class RoomTest {

  private static final String ROOM = "What became of learners";

  private final Installation installation = Installation.shared();
  private final URI room = installation.uri(PackagedService.IMPACT);
  private final PostingLog posting = new PostingLog(installation.platform("room"));
  private Visit visit;

  @AfterEach
  void leave() {
    if (visit != null) {
      visit.close();
    }
  }

  @Test
  void theLinkOfStartSignsInOnce() {
    String link = installation.dashboardLink();
    visit = new Visit(room, Mode.PROJECTOR).open(link);
    assertThat(visit.heading(ROOM)).isVisible();
    assertThat(visit.page().url()).endsWith("/");
    assertThat(visit.value("ENR1")).hasText(Pattern.compile("\\d"));
    try (Visit second = new Visit(room, Mode.PROJECTOR).open(link)) {
      assertThat(second.heading("The link is no longer good")).isVisible();
      assertThat(second.barriers()).isEmpty();
    }
    visit.assertInOrder();
  }

  @Test
  void aValueChangesWhenAnEventIsPostedAndNoScriptSeesTheToken() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.auditorToken());
    assertThat(visit.value("ENR1")).hasText(Pattern.compile("\\d"));
    int enrolled = enrolled();
    posting.post(List.of(enrolled("one"), enrolled("two")), 10);
    assertThat(visit.value("ENR1")).hasText(grouped(enrolled + 2));
    assertThat(visit.page().evaluate("document.cookie + JSON.stringify({...sessionStorage})"))
        .isEqualTo("{}");
    visit.assertInOrder();
  }

  @Test
  void aLostStreamIsToldAndComesBackWithWhatWasMissed() {
    try (TcpProxy wire = new TcpProxy(room::getPort)) {
      URI overWire = URI.create("http://127.0.0.1:" + wire.port());
      visit = new Visit(overWire, Mode.PROJECTOR).signIn(installation.auditorToken());
      assertThat(visit.state()).containsText("Live");
      assertThat(visit.value("ENR1")).hasText(Pattern.compile("\\d"));
      int enrolled = enrolled();
      wire.setWeather(Weather.resetting(1));
      posting.post(List.of(enrolled("missed")), 10);
      assertThat(visit.state()).containsText("Connection lost");
      wire.setWeather(Weather.FINE);
      assertThat(visit.value("ENR1")).hasText(grouped(enrolled + 1));
      assertThat(visit.state()).containsText("Live");
    }
  }

  @Test
  void whoseTokenEndsIsAskedToSignInAgain() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.briefToken(Duration.ofSeconds(8)));
    assertThat(visit.value("ENR1")).hasText(Pattern.compile("\\d"));
    assertThat(visit.token()).isVisible();
    assertThat(visit.page().getByRole(AriaRole.TABLE)).hasCount(0);
    visit.assertInOrder();
  }

  @Test
  void whoMayNotSeeFiguresIsToldWhy() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.platformToken("room"));
    assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("metrics:read");
    assertThat(visit.page().getByRole(AriaRole.TABLE)).hasCount(0);
  }

  @Test
  void whoSignsOutSeesNoFiguresUntilTheySignInAgain() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.auditorToken());
    visit.button("Sign out").click();
    assertThat(visit.token()).isVisible();
    visit.open("/?indicator=EMP1");
    assertThat(visit.token()).isVisible();
    visit.assertInOrder();
  }

  @Test
  void aFigureThatIsHiddenSaysSo() {
    posting.post(List.of(enrolled("alone")), 10);
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.disclosedToken("room"));
    assertThat(visit.value("ENR1")).hasText("hidden");
    assertThat(visit.page().getByText("disclosure control").first()).isVisible();
    visit.assertInOrder();
  }

  @Test
  void theKeyboardAloneSignsInAndReachesAnIndicator() {
    visit = new Visit(room, Mode.PROJECTOR).open("/");
    assertThat(visit.token()).isFocused();
    visit.page().keyboard().insertText(installation.auditorToken());
    visit.page().keyboard().press("Enter");
    assertThat(visit.value("ENR1")).hasText(Pattern.compile("\\d"));
    tabTo("EMP1");
    visit.page().keyboard().press("Enter");
    assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).not().hasText(ROOM);
    visit.assertInOrder();
  }

  private static final String FOCUSED_LINK =
      "document.activeElement?.tagName === 'A' ? document.activeElement.innerText : ''";

  private void tabTo(String name) {
    for (int key = 0; key < 200; key++) {
      visit.page().keyboard().press("Tab");
      if (((String) visit.page().evaluate(FOCUSED_LINK)).endsWith(name)) {
        return;
      }
    }
    throw new AssertionError("No key leads to " + name);
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  @Test
  void onPaperThereAreFiguresAndNothingToPress() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.auditorToken());
    assertThat(visit.value("ENR1")).hasText(Pattern.compile("\\d"));
    visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(visit.value("ENR1")).isVisible();
    assertThat(visit.page().getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(visit.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
  }

  private int enrolled() {
    return Integer.parseInt(visit.value("ENR1").innerText().replace(",", ""));
  }

  private static String grouped(int count) {
    return "%,d".formatted(count);
  }

  private static Event enrolled(String learner) {
    return Event.enrolled(
        learner,
        learner,
        learner,
        "room",
        90,
        LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(2).toString());
  }
}
