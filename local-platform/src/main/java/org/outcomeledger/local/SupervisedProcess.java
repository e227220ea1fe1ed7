package org.outcomeledger.local;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A part of the platform that runs as a process of its own.
 *
 * @param name as the terminal and the log file show it
 * @param starter starts it and returns when it is ready, or throws {@link LocalServerException}
 * @param stopLimit how long it may take to end before it is ended by force
 */
record SupervisedProcess(String name, Supplier<ChildProcess> starter, Duration stopLimit) {}
