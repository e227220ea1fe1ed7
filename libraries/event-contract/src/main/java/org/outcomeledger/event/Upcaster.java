package org.outcomeledger.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Turns the data of an older version of an event into that of a newer one, on reading: pure, and
 * never applied to what is stored, hashed or replayed.
 *
 * @param from wire name of the older version
 * @param to wire name of the newer one, which may itself have an upcaster
 */
record Upcaster(String from, String to, UnaryOperator<ObjectNode> change) {}
