package org.outcomeledger.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
  void whatChangedIsMarkedForAMomentAloneWhereNothingMoves() {
    visit = new Visit(room, Mode.PROJECTOR);
    visit
        .page()
        .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    visit.signIn(installation.analystToken("room-still"));
    PostingLog still = new PostingLog(installation.platform("room-still"));
    still.post(List.of(enrolled("still-one")), 10);
    assertThat(visit.value("ENR1")).hasText("1");
    still.post(List.of(enrolled("still-two")), 10);
    assertThat(visit.page().locator(".changed").first()).isVisible();
    assertThat(visit.page().locator(".changed")).hasCount(0);
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
  void aLinkToSignOutAsksFirst() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.auditorToken()).open("/sign-out");
    assertThat(visit.heading("Sign out?")).isVisible();
    visit.link("Stay signed in").click();
    assertThat(visit.heading(ROOM)).isVisible();
    visit.open("/sign-out");
    visit.main().getByRole(AriaRole.BUTTON).click();
    assertThat(visit.token()).isVisible();
    visit.assertInOrder();
  }

  @Test
  void theGroupsAndTheTrendOfAnIndicatorFollowWhatIsPosted() {
    posting.post(List.of(enrolled("before")), 10);
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.analystToken("room"));
    visit.open("/?indicator=ENR1");
    Locator group = visit.section("By programme").getByRole(AriaRole.ROW).last();
    Locator value = group.getByRole(AriaRole.CELL).first();
    assertThat(value).hasText(Pattern.compile("\\d"));
    int before = Integer.parseInt(value.innerText());
    posting.post(List.of(enrolled("in-its-group")), 10);
    assertThat(value).hasText(grouped(before + 1));
    assertThat(visit.main().getByRole(AriaRole.FIGURE).first()).containsText(grouped(before + 1));
    visit.assertInOrder();
  }

  @Test
  void ofTwoHundredProgrammesThirtyAreSeenUntilAllAreAskedFor() {
    List<Event> many =
        IntStream.range(0, 200)
            .mapToObj(it -> inTraining("many-" + it, "programme-" + it))
            .toList();
    new PostingLog(installation.platform("room-many")).postInOrder(many, many.size());
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.analystToken("room-many"));
    visit.open("/?indicator=ENR1");
    assertThat(visit.section("By programme").getByRole(AriaRole.ROWHEADER)).hasCount(31);
    visit.link("All 200 groups").click();
    assertThat(visit.section("By programme").getByRole(AriaRole.ROWHEADER)).hasCount(201);
    visit.assertInOrder();
  }

  /** With 20 learners a cell is shown, with 19 it is not. */
  @Test
  void aFigureThatBecomesHiddenIsHiddenWithoutAReloadAndComesBack() {
    List<Event> least =
        IntStream.range(0, 20).mapToObj(it -> inTraining("least-" + it, "least")).toList();
    PostingLog learners = new PostingLog(installation.platform("room-least"));
    learners.post(least, 10);
    String token = installation.disclosedToken("room-least");
    visit = new Visit(room, Mode.PROJECTOR).signIn(token);
    assertThat(visit.value("ENR1")).hasText("20");
    try (Visit page = new Visit(room, Mode.PROJECTOR).signIn(token).open("/?indicator=ENR1")) {
      assertThat(page.main()).containsText("20 learners are in training");
      assertThat(page.section("By programme")).isVisible();
      new ErasureCalls(installation, "room-least").erase("least-0");
      assertThat(visit.value("ENR1")).hasText("hidden");
      assertThat(page.main()).containsText("This figure is not told exactly: hidden.");
      assertThat(page.main()).not().containsText("learners are in training");
      assertThat(page.section("By programme")).hasCount(0);
      assertThat(visit.page().getByRole(AriaRole.LOG)).not().containsText("→");
      learners.post(List.of(inTraining("least-20", "least")), 1);
      assertThat(visit.value("ENR1")).hasText("20");
      assertThat(page.main()).containsText("20 learners are in training");
      assertThat(page.section("By programme")).isVisible();
    }
    visit.assertInOrder();
  }

  @Test
  void theQualityPageSaysWhatWasErasedAndWhatWasSigned() {
    visit = new Visit(room, Mode.PROJECTOR).signIn(installation.committeeToken());
    visit.open("/?page=quality");
    assertThat(visit.section("What was erased"))
        .containsText(Pattern.compile("erased, as of|Not counted yet"));
    assertThat(visit.section("Signed, so that nobody rewrites it"))
        .containsText(Pattern.compile("The ledger fits it|No signature has been seen yet"));
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
    return enrolled(learner, "room", 90, 2);
  }

  /** Who is so at the end of the last quarter, too, as of which figures are under control. */
  private static Event inTraining(String learner, String programme) {
    return enrolled(learner, programme, 900, 200);
  }

  private static Event enrolled(String learner, String programme, int days, int daysAgo) {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
    String start = today.minusDays(daysAgo).toString();
    return Event.enrolled(learner, learner, learner, programme, days, start);
  }
}
