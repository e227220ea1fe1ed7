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
  void whoSignsInSeesEveryIndicatorByMissionAndEachOfThemLive() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    assertThat(texts("section.mission h2"))
        .containsExactly(
            "Democratise education",
            "Improve employability",
            "Social ties and solidarity",
            "Sustainable development");
    assertThat(texts("tbody[data-indicator] th code"))
        .contains("ENR1", "COM4", "EMP8", "SOC1", "MSR");
    int enrolled = Integer.parseInt(value("ENR1").replace(",", ""));
    posting.post(List.of(enrolled("one"), enrolled("two")), 10);
    await(textToBe(figure("ENR1"), "%,d".formatted(enrolled + 2)));
    assertThat(text("#moved")).contains("Learners enrolled", "%,d".formatted(enrolled + 2));
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(it -> !it.getMessage().contains("Failed to load resource"));
  }

  @Test
  void anAnalystIsToldHowFiguresAreRoundedAndWhySomeAreHidden() {
    posting.post(List.of(enrolled("alone")), 10);
    enter(installation.disclosedToken("first-page"));
    await(textToBe(figure("ENR1"), "hidden"));
    browser.findElement(By.cssSelector("#policy summary")).click();
    assertThat(text("#policy"))
        .contains("cell-key-1", "multiples of 5", "fewer than 20", "at most 20%", "Nobody, or");
  }

  @Test
  void whoSeesExactFiguresIsToldOfNoRounding() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    assertThat(browser.findElements(By.id("policy"))).isEmpty();
  }

  @Test
  void nothingIsCutOffInAWindowOf1200Pixels() {
    browser.manage().window().setSize(new Dimension(1200, 900));
    enter(installation.auditorToken());
    waitForLiveFigures();
    assertThat(
            ((JavascriptExecutor) browser)
                .executeScript(
                    "return [document.documentElement, ...document.querySelectorAll('.scroll')]"
                        + ".filter(it => it.scrollWidth > it.clientWidth).length"))
        .isEqualTo(0L);
  }

  @Test
  void anIndicatorHasAPageWithItsDefinitionAndAnAddressThatNamesIt() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    browser.findElement(By.cssSelector("tbody[data-indicator=EMP1] a")).click();
    await(textToBePresentInElementLocated(By.tagName("h1"), "In-field job within 180 days"));
    await(textToBePresentInElementLocated(By.id("definition"), "CIRR"));
    assertThat(text("#definition")).contains("180 days", "Left out", "Version");
    assertThat(browser.getCurrentUrl()).contains("indicator=EMP1", "lang=en");
  }

  @Test
  void frenchIsSpokenToWhoAsksForIt() {
    enter(installation.auditorToken());
    waitForLiveFigures();
    browser.findElement(By.cssSelector("a[hreflang=fr]")).click();
    await(textToBePresentInElementLocated(By.tagName("h1"), "Ce que deviennent les apprenants"));
    await(textToBePresentInElementLocated(By.id("state"), "En direct"));
    assertThat(texts("section.mission h2")).contains("Améliorer l’employabilité");
  }

  @Test
  void aTokenThatMayNotSeeIsToldWhy() {
    enter(installation.platformToken("first-page"));
    await(textToBePresentInElementLocated(By.cssSelector("[role=alert]"), "metrics:read"));
    assertThat(texts("tbody")).isEmpty();
  }

  private void enter(String token) {
    browser.get(installation.uri(PackagedService.IMPACT).resolve("/?lang=en").toString());
    await(it -> it.findElement(By.id("token")).isDisplayed());
    browser.findElement(By.id("token")).sendKeys(token);
    browser.findElement(By.cssSelector("#entrance button")).click();
  }

  private void waitForLiveFigures() {
    await(textToBePresentInElementLocated(By.id("state"), "as of"));
    await(it -> it.findElement(figure("ENR1")).getText().matches("[\\d,]+"));
  }

  private <T> void await(Function<? super WebDriver, T> until) {
    new WebDriverWait(browser, Duration.ofSeconds(30)).until(until);
  }

  private static By figure(String indicator) {
    return By.cssSelector("tbody[data-indicator=" + indicator + "] td.value");
  }

  private String value(String indicator) {
    return browser.findElement(figure(indicator)).getText();
  }

  private String text(String selector) {
    return browser.findElement(By.cssSelector(selector)).getText();
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
