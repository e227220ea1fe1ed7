package org.outcomeledger.verifier;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/**
 * The command line. Ends with 0 if all holds, 1 if something does not, 2 if what it was given
 * cannot be read or fetched.
 */
@Command(
    name = "verifier",
    description = "Takes the ledgers away, and recomputes what they hold.",
    subcommands = {
      ExportCommand.class,
      VerifyCommand.class,
      ReceiptCommand.class,
      SampleCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Verifier.Version.class,
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nEnds with%n",
    exitCodeList = {
      "0:all holds",
      "1:something does not: each finding is a line that begins with FAIL",
      "2:what it was given cannot be read or fetched"
    })
public final class Verifier {

  static final int ALL_HOLDS = 0;
  static final int SOMETHING_DOES_NOT = 1;
  static final int UNREADABLE = 2;

  private Verifier() {}

  /** As the jar's manifest has it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "verifier "
            + Objects.requireNonNullElse(
                Verifier.class.getPackage().getImplementationVersion(), "(not from its jar)")
      };
    }
  }

  /** See {@code --help}. */
  public static void main(String... args) {
    System.exit(ended(args));
  }

  /** An error would end with what means that something does not hold. */
  private static int ended(String... args) {
    try {
      return commandLine().execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      System.err.println("verifier: " + e);
      return UNREADABLE;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Verifier())
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              command.getErr().println(Reason.printable("verifier: " + Reason.of(problem)));
              return UNREADABLE;
            });
  }
}
