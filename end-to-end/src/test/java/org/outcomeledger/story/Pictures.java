package org.outcomeledger.story;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line {@code ./pictures [--url URL] [--tokens FOLDER] [--to FOLDER]}: each page of the
 * room as people see it, for the documents. What is far below the first screens is cut off.
 */
final class Pictures {

  private static final int MOST = 1400;

  /** Charts grow for a moment once they have their figures. */
  private static final double GROWN_MILLIS = 1_000;

  /** What is looked at, and as whom: the name of a file of tokens, or nobody. */
  enum Sight {
    MISSIONS("/?", "committee"),
    INDICATOR("/?indicator=EMP1&by=gender&", "committee"),
    CURVE("/?indicator=EMP8&", "committee"),
    DEFINITIONS("/?page=definitions&", "committee"),
    TARGETS("/?page=targets&", "committee"),
    REPORTS("/?page=reports&", "committee"),
    QUALITY("/?page=quality&", "committee"),
    CONTROLLED("/?indicator=EMP1&by=gender&", "analyst"),
    SIGN_IN("/?", "");

    private final String path;
    private final String caller;

    Sight(String path, String caller) {
      this.path = path;
      this.caller = caller;
    }
  }

  /** How it is looked at. */
  enum Look {
    LIGHT("en", ColorScheme.LIGHT, 1280),
    DARK("en", ColorScheme.DARK, 1280),
    PHONE("en", ColorScheme.LIGHT, 390),
    FRENCH("fr", ColorScheme.LIGHT, 1280);

    private final String language;
    private final ColorScheme scheme;
    private final int width;

    Look(String language, ColorScheme scheme, int width) {
      this.language = language;
      this.scheme = scheme;
      this.width = width;
    }
  }

  private final URI room;
  private final Path tokens;
  private final Path folder;

  private Pictures(URI room, Path tokens, Path folder) {
    this.room = room;
    this.tokens = tokens;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, String> given = read(List.of(arguments));
    new Pictures(
            URI.create(given.get("--url")),
            Path.of(given.get("--tokens")),
            Path.of(given.get("--to")))
        .take();
    System.exit(0);
  }

  private static Map<String, String> read(List<String> arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("--url", "http://localhost:8083");
    given.put("--tokens", ".local/tokens");
    given.put("--to", "docs/pictures");
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!given.containsKey(arguments.get(i)) || i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Give values for some of " + given.keySet());
      }
      given.put(arguments.get(i), arguments.get(i + 1));
    }
    return given;
  }

  private void take() throws IOException {
    for (Sight sight : Sight.values()) {
      for (Look look : Look.values()) {
        String name = (sight + "-" + look).toLowerCase(Locale.ROOT).replace('_', '-');
        Path file = folder.resolve(name + ".png");
        Files.write(file, FewColours.of(picture(sight, look)));
        System.out.println(file + ": " + Files.size(file) / 1024 + " KB");
      }
    }
  }

  private byte[] picture(Sight sight, Look look) throws IOException {
    var options =
        new NewContextOptions()
            .setLocale(look.language)
            .setColorScheme(look.scheme)
            .setViewportSize(look.width, MOST);
    try (BrowserContext context = Chromium.shared().newContext(options)) {
      if (!sight.caller.isEmpty()) {
        String token = Files.readString(tokens.resolve(sight.caller)).strip();
        context.addCookies(
            List.of(new Cookie("outcome-ledger-session", token).setUrl(room.toString())));
      }
      Page page = context.newPage();
      page.navigate(room.resolve(sight.path + "lang=" + look.language).toString());
      return drawn(page, look);
    }
  }

  /** Once every figure has come, and every chart has been drawn. */
  private static byte[] drawn(Page page, Look look) {
    page.waitForFunction(
        """
        () => document.querySelector('main h2, main form') && !document.querySelector('.awaited')
          && [...document.querySelectorAll('.canvas')].every((it) => it.querySelector('canvas'))
        """);
    page.waitForTimeout(GROWN_MILLIS);
    int height =
        (int)
            page.evaluate(
                "Math.ceil(document.querySelector('main').getBoundingClientRect().bottom)");
    return page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setClip(0, 0, look.width, Math.min(height, MOST)));
  }
}
