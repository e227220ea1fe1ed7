package org.outcomeledger.identity;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A window of the distribution's browser, which nobody has used before. */
final class BrowserWindow implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MILLIS = 30_000;

  private final Playwright driver;
  private final Page page;

  /** Skips the test, and says why, where there is no browser. */
  BrowserWindow() {
    assumeThat(Files.isExecutable(PROGRAM))
        .as("A browser is needed: apt-get install chromium")
        .isTrue();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    driver =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    page =
        driver
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))
            .newPage();
  }

  Page page() {
    return page;
  }

  @Override
  public void close() {
    driver.close();
  }
}
