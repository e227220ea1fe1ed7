package org.outcomeledger.posting;

import java.util.UUID;
import org.outcomeledger.http.Problem;

/** A refusal as the table has it: {@link RefusedEvent}, and its place among the others. */
record KeptRefusal(RefusalMark mark, UUID event, String type, Problem problem) {}
