package org.outcomeledger.local;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.outcomeledger.local.ChildProcess.StopSignal;

/**
 * The few programs of the operating system that are used where they are there: found out once, by
 * trying them.
 */
public final class SystemTools {
  private static final boolean LINUX =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  private static final boolean SETSID = runs("setsid", "true");
  private static final boolean SETPRIV = runs("setpriv", "--pdeathsig", "TERM", "true");
  private static final boolean ROOT = runs("sh", "-c", "test \"$(id -u)\" = 0");
  private static final List<String> PERL_SETSID =
      List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV;", "--");

  private SystemTools() {}

  /**
   * Words before a command that put it into a session of its own, away from the terminal's Ctrl-C.
   */
  static List<String> ownSession() {
    return SETSID ? List.of("setsid") : LINUX ? List.of() : PERL_SETSID;
  }

  /** Words before a command that make the kernel end it with its parent. */
  static List<String> endWithParent(StopSignal signal) {
    return SETPRIV ? List.of("setpriv", "--pdeathsig", signal.name(), "--") : List.of();
  }

  /**
   * Words before a command that refuses to run as root: in a user namespace of its own it runs as
   * nobody.
   */
  static List<String> notAsRoot() {
    if (!ROOT) {
      return List.of();
    }
    if (!runs("unshare", "-U", "true")) {
      throw new LocalServerException(
          "PostgreSQL does not run as root, and this system has no `unshare -U`: use an ordinary account");
    }
    return List.of("unshare", "-U", "--");
  }

  static void signal(long pid, String name) {
    runs("sh", "-c", "kill -" + name + " " + pid);
  }

  /** Whether this program is there, and ends with 0; what it prints is dropped. */
  public static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // not installed: its caller does without, or says what is missing
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
