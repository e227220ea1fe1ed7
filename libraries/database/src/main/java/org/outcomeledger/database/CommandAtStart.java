package org.outcomeledger.database;

import io.quarkus.arc.All;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Runs the command that the service was started with and ends the process: with 0 when it is done,
 * 1 when it was refused, 2 when there is no such command. Nothing listens, relays or follows
 * meanwhile.
 */
@Singleton
final class CommandAtStart {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int UNKNOWN = 2;

  private final DatabaseConfig config;
  private final List<ServiceCommand> commands;

  private final Event<CommandBegins> begins;

  CommandAtStart(
      DatabaseConfig config, @All List<ServiceCommand> commands, Event<CommandBegins> begins) {
    this.config = config;
    this.commands = List.copyOf(commands);
    this.begins = begins;
  }

  void run(@Observes @Priority(StartOrder.COMMAND) StartupEvent event) {
    config.command().ifPresent(this::runAndEnd);
  }

  private void runAndEnd(String name) {
    throw commands.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .map(this::run)
        .orElseGet(() -> unknown(name));
  }

  private PreventFurtherStepsException run(ServiceCommand command) {
    try {
      begins.fire(new CommandBegins(command.name()));
      return EndOfStart.with(DONE, String.join("\n", command.run()));
    } catch (CommandRefused e) {
      return EndOfStart.with(REFUSED, e.getMessage());
    }
  }

  private PreventFurtherStepsException unknown(String name) {
    List<String> known = commands.stream().map(ServiceCommand::name).toList();
    return EndOfStart.with(
        UNKNOWN,
        "outcome-ledger.command is %s; this service has: %s"
            .formatted(name, String.join(", ", known)));
  }
}
