package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody at the pages of impact-service, with cookies of their own. What the browser complains of
 * and whom else it asks is written down meanwhile.
 */
final class Visit implements AutoCloseable {

  /** How the pages are looked at: each language, light and width is in one of them. */
  enum Mode {
    PROJECTOR("en", ColorScheme.LIGHT, 1280),
    PHONE("fr", ColorScheme.DARK, 360);

    private final String language;
    private final ColorScheme light;
    private final int width;

    Mode(String language, ColorScheme light, int width) {
      this.language = language;
      this.light = light;
      this.width = width;
    }
  }

  private static final int HEIGHT = 900;

  private final URI room;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();

  Visit(URI room, Mode mode) {
    this.room = room;
    this.context =
        Chromium.shared()
            .newContext(
                new NewContextOptions()
                    .setLocale(mode.language)
                    .setColorScheme(mode.light)
                    .setViewportSize(mode.width, HEIGHT));
    this.page = context.newPage();
    listen();
  }

  private void listen() {
    context.onRequest(
        request -> {
          URI asked = URI.create(request.url().split("[?#]", 2)[0]);
          if (asked.getHost() != null && !asked.getAuthority().equals(room.getAuthority())) {
            elsewhere.add(request.url());
          }
        });
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isRefusalOrLoss(message.text())) {
            complaints.add(message.text());
          }
        });
  }

  /** Told on the page, too; the browser says so of every answer that is none, or does not come. */
  private static boolean isRefusalOrLoss(String message) {
    return message.startsWith("Failed to load resource");
  }

  Page page() {
    return page;
  }

  /** Opens an address of the pages. */
  Visit open(String path) {
    page.navigate(room.resolve(path).toString());
    return this;
  }

  /** Signs in at the first page, and waits for the answer: who goes on before it has no cookie. */
  Visit signIn(String token) {
    open("/");
    token().fill(token);
    page.waitForResponse(
        answer -> answer.request().method().equals("POST") && answer.url().endsWith("/session"),
        () -> page.keyboard().press("Enter"));
    return this;
  }

  /** Where a token is pasted. */
  Locator token() {
    return page.getByLabel(Pattern.compile("token|jeton"));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** How the page says that it is connected, or not. */
  Locator state() {
    return page.getByRole(AriaRole.STATUS).first();
  }

  /** The innermost part of the page with this heading; of two the first. */
  Locator section(String heading) {
    Locator titled =
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setLevel(2));
    return page.locator("section").filter(new Locator.FilterOptions().setHas(titled)).first();
  }

  /** All that is not navigation. */
  Locator main() {
    return page.getByRole(AriaRole.MAIN);
  }

  /** Waits until every chart has been painted. */
  void awaitCharts() {
    page.waitForFunction(
        """
        () => {
          const charts = [...document.querySelectorAll('.canvas')];
          const isPainted = (canvas) => canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data.some((it) => it > 0);
          return charts.length > 0
            && charts.every((it) => [...it.querySelectorAll('canvas')].some(isPainted));
        }
        """);
  }

  /** The value of an indicator on the first page. */
  Locator value(String indicator) {
    return page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHas(link(indicator)))
        .first()
        .getByRole(AriaRole.CELL)
        .first();
  }

  /** What axe-core finds wrong with the page as it is now, by rule and element. */
  List<String> barriers() {
    AxeResults found = new AxeBuilder(page).setLegacyMode(true).analyze();
    return found.getViolations().stream()
        .flatMap(
            rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getTarget()))
        .toList();
  }

  /** Whether something is beyond the right edge of the window. */
  boolean isCutOff() {
    return (boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** Whether a French page has a definition in English. */
  boolean saysInEnglishWhatItMeans() {
    return page.locator("html[lang=fr] #definition [lang=en]").count() > 0;
  }

  /** What a French page says with a wide space where a narrow one belongs, or with none. */
  List<String> wronglySet() {
    Object found =
        page.evaluate(
            """
            () => {
              if (document.documentElement.lang !== 'fr') {
                return [];
              }
              const main = document.querySelector('main').cloneNode(true);
              main.querySelectorAll('pre, code, [lang=en]').forEach((it) => it.remove());
              return main.textContent.match(/.{0,20}([ \\u00a0][;:!?%»]|\\d%)/g) ?? [];
            }
            """);
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  /** No script failed, the policy was kept, and nobody else was asked. */
  void assertInOrder() {
    assertThat(complaints).as("errors of the browser").isEmpty();
    assertThat(elsewhere).as("requests to another host").isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
