package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page at / of impact-service, in a real browser. */
@Order(3)
class FirstPageTest {

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path BROWSER = Path.of("/usr/bin/chromium");

  private final Installation installation = Installation.shared();
  private final PostingLog posting = new PostingLog(installation.platform("first-page"));
  private WebDriver browser;

  @BeforeEach
  void open() {
    assumeThat(Files.isExecutable(DRIVER) && Files.isExecutable(BROWSER))
        .as("A browser is needed: apt-get install chromium chromium-driver")
        .isTrue();
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    File driver = DRIVER.toFile();
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void whoHasATokenSeesEveryIndicatorByMissionAndEachOfThemLive() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    assertThat(texts("section h2"))
        .containsExactly(
            "Democratise education",
            "Improve employability",
            "Social ties and solidarity",
            "Sustainable development");
    assertThat(texts("tbody[data-indicator] summary code"))
        .contains("ENR1", "COM4", "EMP8", "SOC1");
    int enrolled = Integer.parseInt(value("ENR1"));
    posting.post(List.of(enrolled("one"), enrolled("two")), 10);
    await(textToBe(figure("ENR1"), Integer.toString(enrolled + 2)));
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(it -> !it.getMessage().contains("/session - Failed to load"));
  }

  @Test
  void anAnalystIsToldHowFiguresAreRoundedAndWhySomeAreHidden() {
    posting.post(List.of(enrolled("alone")), 10);
    enter(installation.disclosedToken("first-page"));
    await(textToBe(figure("ENR1"), "hidden"));
    assertThat(browser.findElement(By.id("policy")).getText())
        .contains("cell-key-1", "multiples of 5", "fewer than 20", "at most 20 %", "Nobody, or");
    assertThat(browser.findElement(By.id("legend")).getText()).contains("yellow", "dash");
  }

  @Test
  void whoSeesExactFiguresIsToldOfNoRounding() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    assertThat(browser.findElement(By.id("policy")).isDisplayed()).isFalse();
    assertThat(browser.findElement(By.id("legend")).isDisplayed()).isTrue();
  }

  @Test
  void noColumnIsCutOffInAWindowOf1200Pixels() {
    browser.manage().window().setSize(new Dimension(1200, 900));
    enter(installation.auditorToken());
    waitForLiveFigures();
    assertThat(
            ((JavascriptExecutor) browser)
                .executeScript(
                    "return [document.documentElement, ...document.querySelectorAll('section')]"
                        + ".filter(it => it.scrollWidth > it.clientWidth).length"))
        .isEqualTo(0L);
  }

  @Test
  void anIndicatorOpensToItsDefinition() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    WebElement indicator =
        browser.findElement(By.cssSelector("tbody[data-indicator=EMP1] summary"));
    indicator.click();
    assertThat(browser.findElement(By.cssSelector("tbody[data-indicator=EMP1] dl")).getText())
        .contains("question", "180 days", "source", "CIRR", "version");
  }

  @Test
  void aTokenThatMayNotSeeIsToldWhyAndAskedForAnother() {
    enter(installation.platformToken("first-page"));
    await(textToBePresentInElementLocated(By.id("state"), "403"));
    assertThat(browser.findElement(By.id("entrance")).isDisplayed()).isTrue();
    assertThat(texts("tbody")).isEmpty();
  }

  private void enter(String token) {
    browser.get(installation.uri(PackagedService.IMPACT).resolve("/").toString());
    browser.findElement(By.id("token")).sendKeys(token);
    browser.findElement(By.cssSelector("#entrance button")).click();
  }

  private void waitForLiveFigures() {
    await(textToBePresentInElementLocated(By.id("state"), "as of"));
    await(it -> it.findElement(figure("ENR1")).getText().matches("\\d+"));
  }

  private <T> void await(Function<? super WebDriver, T> until) {
    new WebDriverWait(browser, Duration.ofSeconds(30)).until(until);
  }

  private static By figure(String indicator) {
    return By.cssSelector("tbody[data-indicator=" + indicator + "] td");
  }

  private String value(String indicator) {
    return browser.findElement(figure(indicator)).getText();
  }

  private List<String> texts(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .toList();
  }

  private static Event enrolled(String learner) {
    return Event.enrolled(
        learner,
        learner,
        learner,
        "first-page",
        90,
        LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(2).toString());
  }
}
