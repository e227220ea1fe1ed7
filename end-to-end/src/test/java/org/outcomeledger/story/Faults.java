package org.outcomeledger.story;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command line {@code ./faults [--seed N] [--minutes M] [--only PATTERN]}: on an installation
 * of its own, of two replicas of each service and three brokers, everything that can fail does
 * while 1,000 events a second are posted, each fault (in whose name the pattern is found) once, and
 * then any for the time that is left; then everything that was acknowledged is looked for, and
 * learners are erased while parts are killed. The seed is printed before it begins, and begins the
 * same run again. Ends with 1 where anything is not right.
 */
final class Faults {

  private static final String PLATFORM = "faults";
  private static final int EVENTS_PER_SECOND = 1000;
  private static final int ERASURES = 5;
  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

  /** Of posts and of questions alike; those without an answer have no number. */
  private static final Set<String> ALLOWED = Set.of("200", "429", "503");

  private final WiredInstallation installation;
  private final long seed;
  private final FaultPlan plan;
  private final FaultRun run;
  private final AskingAnalyst questions;
  private final Optional<FaultAlerts> alerts;
  private volatile boolean over;

  private Faults(WiredInstallation installation, long seed, Pattern only) {
    this.installation = installation;
    this.seed = seed;
    this.plan = new FaultPlan(installation, seed, only);
    this.alerts = FaultAlerts.start(installation);
    String auditor = installation.installation().auditorToken();
    this.run =
        new FaultRun(
            installation.platform(PLATFORM),
            new Recovery(installation.platform("probes"), installation.impacts(), auditor),
            seed,
            EVENTS_PER_SECOND,
            System.out::println,
            (begin, end) -> alerts.map(it -> it.toldOf(begin, end)).orElse("not asked"));
    this.questions =
        new AskingAnalyst(
            () ->
                installation.readiness().of(PackagedService.IMPACT).stream()
                    .map(Replica::platformUri)
                    .toList(),
            auditor);
  }

  public static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(List.of(arguments));
    String only = "";
    int word = rest.indexOf("--only") + 1;
    if (word > 0 && word < rest.size()) {
      only = rest.remove(word);
      rest.remove(word - 1);
    }
    RunOptions options =
        RunOptions.read("./faults", Map.of(RunOptions.MINUTES, 10L), rest.toArray(String[]::new));
    System.out.println("Faults with seed " + options.seed());
    WiredInstallation installation = WiredInstallation.start(Path.of("target", "faults"));
    Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
    Faults faults = new Faults(installation, options.seed(), Pattern.compile(only));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> faults.alerts.ifPresent(FaultAlerts::close)));
    System.exit(faults.isRight(Instant.now().plus(options.duration())) ? 0 : 1);
  }

  private boolean isRight(Instant end) {
    plan.leftOut().forEach(it -> System.out.println("Left out: " + it));
    if (alerts.isEmpty()) {
      System.out.println("Left out: alerts: need Prometheus (apt-get install prometheus)");
    }
    try {
      postAndAskUntil(end);
      report();
      new Aftermath(installation.installation(), PLATFORM)
          .mustBeRight(run.posting(), run.history());
      figuresAreRightAtBothReplicas();
      System.out.println(
          "Every acknowledged event is in its ledger once, all verifies, figures are a recount");
      eraseWhileKilling();
      return answersAreAllowed();
    } catch (AssertionError | RuntimeException e) {
      report();
      System.out.println("WRONG: " + e.getMessage());
      System.out.println(
          "Data and logs are in " + installation.installation().folder().toAbsolutePath());
      return false;
    }
  }

  private void postAndAskUntil(Instant end) {
    Iterator<Fault> faults =
        Stream.concat(
                plan.each().stream(),
                Stream.generate(plan::any).takeWhile(it -> Instant.now().isBefore(end)))
            .iterator();
    Callable<Void> posts =
        () -> {
          try {
            run.postDuring(faults);
          } finally {
            over = true;
          }
          return null;
        };
    Callable<Void> asks =
        () -> {
          questions.askWhile(() -> !over);
          return null;
        };
    PostingLog.runTogether(List.of(posts, asks));
  }

  private void figuresAreRightAtBothReplicas() {
    Examination examination = new Examination(installation.installation(), PLATFORM);
    StoryRecount recount = StoryRecount.of(run.history());
    for (URI impact : installation.impacts()) {
      Analyst analyst = installation.installation().analyst(impact);
      examination.hasCaughtUp(analyst);
      for (String indicator : List.of("ENR1", "COM1", "COM3")) {
        examination.figuresEqualARecountOf(
            recount, FigureQuestion.of(indicator, "programme", DAY), analyst);
      }
    }
  }

  private void eraseWhileKilling() {
    InterruptedErasures erasures =
        new InterruptedErasures(installation.installation(), "erased", seed);
    try {
      erasures.eraseWhileKilling(ERASURES);
      System.out.println(ERASURES + " learners erased, each while a part was killed");
    } catch (AssertionError | RuntimeException e) {
      erasures.killed().forEach(it -> System.out.println("  killed " + it));
      throw e;
    }
  }

  private void report() {
    System.out.println(FaultRecord.table(run.records()));
    System.out.printf(
        "%,d events acknowledged; answers to posts %s, to questions %s%n",
        run.posting().acknowledged(),
        new TreeMap<>(run.platform().answers()),
        new TreeMap<>(questions.answers()));
  }

  private boolean answersAreAllowed() {
    List<String> others = new ArrayList<>();
    others.addAll(run.platform().answers().keySet());
    others.addAll(questions.answers().keySet());
    others.removeIf(it -> ALLOWED.contains(it) || !it.matches("[0-9]+"));
    if (!others.isEmpty()) {
      System.out.println("WRONG: answered " + others);
    }
    return others.isEmpty();
  }
}
