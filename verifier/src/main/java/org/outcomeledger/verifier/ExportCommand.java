package org.outcomeledger.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a verifier needs into a folder: entries, signed heads and keys of both ledgers. */
@Command(
    name = "export",
    description = {
      "Takes both ledgers away: entries, signed heads and keys, as they are served.",
      "Where it was interrupted, the same command goes on. Into a folder that has an older export it writes the entries anew, and keeps the heads and keys that are there."
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--enrollment",
      required = true,
      paramLabel = "URL",
      description = "address of enrollment-service")
  private URI enrollment;

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "URL",
      description = "address of outcome-service")
  private URI outcome;

  @Option(
      names = "--token",
      required = true,
      paramLabel = "FILE",
      description = "holds a token with the role ledger:read")
  private Path token;

  @Parameters(paramLabel = "DIR", description = "where to; made if it is not there")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    String bearer = Files.readString(token).strip();
    if (!bearer.matches("[!-~]+")) {
      throw new ParameterException(spec.commandLine(), "There is no token in the file " + token);
    }
    var export = new ExportFolder(folder);
    List<LedgerExport> ledgers =
        List.of(
            new LedgerExport("enrollment", client("--enrollment", enrollment, bearer), export),
            new LedgerExport("outcome", client("--outcome", outcome, bearer), export));
    PrintWriter out = spec.commandLine().getOut();
    for (LedgerExport ledger : ledgers) {
      out.println(ledger.write());
      out.flush();
    }
    return Verifier.ALL_HOLDS;
  }

  private ReplayCalls client(String option, URI address, String bearer) {
    if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
      throw new ParameterException(
          spec.commandLine(),
          option + ": not an address such as http://localhost:8081: " + address);
    }
    return new ReplayCalls(address, bearer);
  }
}
