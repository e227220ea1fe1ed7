package org.outcomeledger.local;

import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.outcomeledger.local.learning.OuladEvents;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./start}: the whole platform on one machine, without containers. */
@Command(
    name = "./start",
    sortOptions = false,
    showDefaultValues = true,
    description = {
      "Runs Outcome Ledger on this machine: real PostgreSQL, real Kafka, the three services, and a simulated company"
          + " whose learning platforms post events. Data are kept from one start to the next. Ctrl-C or SIGTERM stops everything.",
      ""
    },
    footer = {
      "",
      "Supported: Linux on x86_64 or aarch64 with glibc (not Alpine), macOS on Intel or Apple silicon; a JDK of release 21"
          + " or later, 2 GB of free memory. As root, Linux must allow user namespaces (`unshare -U`)."
    })
public final class Start implements Callable<Integer> {
  /** Where the packaged services are. */
  private static final Path PROJECT =
      Path.of(System.getProperty("outcome-ledger.project", "")).toAbsolutePath();

  @Option(
      names = "--quiet-platform",
      description = "No simulated company: nothing is posted and nothing reported.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean quietPlatform;

  @Option(
      names = "--fresh",
      description = "Delete all recorded data before the start; keys and tokens stay.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean fresh;

  @Option(
      names = "--restored",
      description =
          "PostgreSQL's data were put back from an older copy: begin new incarnations, name what is lost, then start.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean restored;

  @Option(
      names = "--scrub",
      description =
          "Remove the last bytes of erased learners from PostgreSQL's files, as every night, then start.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean scrub;

  @Option(
      names = "--oulad",
      paramLabel = "DIR",
      description = "Post the course registrations of the OULAD files in DIR.")
  private Path oulad;

  @Option(
      names = "--identity",
      description =
          "Run a real Keycloak too, whose tokens the services accept; it has a login page.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean identity;

  @Option(
      names = "--keys-for-containers",
      description =
          "Only make keys, secrets and tokens, and the .env file that docker compose reads; start nothing.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean keysForContainers;

  @Option(
      names = "--enrollment-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Of enrollment-service.")
  private int enrollmentPort;

  @Option(
      names = "--outcome-port",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "Of outcome-service.")
  private int outcomePort;

  @Option(
      names = "--impact-port",
      paramLabel = "PORT",
      defaultValue = "8083",
      description = "Of impact-service.")
  private int impactPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Of Kafka.")
  private int kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "5432",
      description = "Of PostgreSQL.")
  private int postgresPort;

  @Option(
      names = "--identity-port",
      paramLabel = "PORT",
      defaultValue = "8084",
      description = "Of Keycloak, with --identity.")
  private int identityPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps data, keys, tokens and logs (default: .local).")
  private Path data;

  @Option(
      names = "--help",
      usageHelp = true,
      description = "Show this and exit.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean unusedHelp; // picocli itself acts on it

  private final Terminal terminal =
      new Terminal(System.out, Boolean.getBoolean("outcome-ledger.terminal"));

  private Start() {}

  /**
   * Ends with 0 after {@code --help}, 1 when it could not start, 2 when an option is wrong; else
   * runs until stopped.
   */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Start()).setOverwrittenOptionsAllowed(true);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          System.err.println(
              e instanceof LocalServerException ? e.getMessage() : "Start failed: " + e);
          return 1;
        });
    line.setParameterExceptionHandler(
        (e, parsed) -> {
          System.err.println(e.getMessage() + " (./start --help shows what there is)");
          return 2;
        });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    LocalFolder folder = new LocalFolder(data());
    Files.createDirectories(folder.path());
    try (FileChannel channel =
            FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new LocalServerException(
            "Another ./start runs on "
                + folder.path()
                + ": stop it, or choose another folder with --data");
      }
      if (keysForContainers) {
        makeKeys(folder);
      } else {
        run(folder);
      }
    }
    return 0;
  }

  /**
   * As it is to be shown: the usual folder is relative to the project's where the user is there.
   */
  private Path data() {
    Path usual = PROJECT.resolve(".local");
    Path here = Path.of("").toAbsolutePath();
    return data != null ? data : here.equals(PROJECT) ? here.relativize(usual) : usual;
  }

  private void run(LocalFolder folder) throws InterruptedException {
    Optional<OuladEvents> events = Optional.ofNullable(oulad).map(OuladEvents::read);
    Leftovers.end(folder);
    Ports ports = ports();
    ports.problem(FreePort::isFree).ifPresent(Start::refuse);
    if (fresh) {
      folder.beginAnew();
    }
    folder.prepare();
    TokenIssuer issuer = issuer(folder);
    LocalTokens.write(issuer, folder);
    folder.dashboardLink().write(pages(ports.impact()));
    Platform platform = new Platform(PROJECT, folder, ports, issuer);
    start(platform);
    new Welcome(ports, folder).lines().forEach(terminal::say);
    feed(new Traffic(platform, terminal), events);
  }

  private Ports ports() {
    OptionalInt keycloak = identity ? OptionalInt.of(identityPort) : OptionalInt.empty();
    return new Ports(enrollmentPort, outcomePort, impactPort, kafkaPort, postgresPort, keycloak);
  }

  /** Where browsers find impact-service. */
  static URI pages(int port) {
    return URI.create("http://localhost:" + port);
  }

  /** Its tokens are in Keycloak's name where services ask Keycloak, which publishes their key. */
  private TokenIssuer issuer(LocalFolder folder) {
    TokenIssuer issuer = TokenIssuer.keptIn(folder.signingKey());
    return identity ? issuer.inTheNameOf(KeycloakServer.realm(identityPort).toString()) : issuer;
  }

  private void makeKeys(LocalFolder folder) {
    TokenIssuer issuer = issuer(folder);
    LocalTokens.write(issuer, folder);
    ContainerSecrets secrets = new ContainerSecrets(PROJECT, folder, issuer, identity);
    secrets.write();
    terminal.say("Keys, secrets and tokens are in " + folder.path());
    terminal.say("What containers need of them is in " + secrets.variables());
    terminal.say("Now the images, once for each version:");
    terminal.say("  ./mvnw -Pimages -DskipTests package");
    terminal.say("  for image in *-service/target/image.tar; do docker load -i $image; done");
    terminal.say("Then: docker compose " + (identity ? "--profile identity " : "") + "up");
  }

  private static void refuse(String problem) {
    throw new LocalServerException(problem);
  }

  private void start(Platform platform) {
    Supervisor supervisor = new Supervisor(terminal, platform.folder());
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
    terminal.say("Starting (data in " + platform.folder().path() + ")");
    for (SupervisedProcess part : platform.parts()) {
      if (restored) {
        platform.run(part.name(), "restore").forEach(terminal::say);
      }
      if (scrub) {
        platform.run(part.name(), "scrub").forEach(terminal::say);
      }
      supervisor.start(part);
    }
  }

  /** Never returns: the platform runs until it is stopped. */
  private void feed(Traffic traffic, Optional<OuladEvents> events) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(traffic::stop, "stop-posting"));
    if (!quietPlatform) {
      traffic.simulate();
    }
    if (events.isPresent()) {
      traffic.load(events.get());
    }
    new CountDownLatch(1).await();
  }
}
