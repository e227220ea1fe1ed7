package org.outcomeledger.story;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution's browser, started once for all tests that need one. */
final class Chromium {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  /** That something comes at all is asserted; how soon is measured elsewhere. */
  private static final double PATIENCE_MILLIS = 30_000;

  private static Browser started;

  private Chromium() {}

  /** Skips the test, and says why, where there is no browser. */
  static synchronized Browser shared() {
    assumeThat(Files.isExecutable(PROGRAM))
        .as("A browser is needed: apt-get install chromium")
        .isTrue();
    if (started == null) {
      var none = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      Playwright driver = Playwright.create(new Playwright.CreateOptions().setEnv(none));
      Runtime.getRuntime().addShutdownHook(new Thread(driver::close));
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      started =
          driver
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(PROGRAM)
                      .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
    return started;
  }
}
