package org.outcomeledger.ledger;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.outcomeledger.database.KeptSetting;

/**
 * What becomes of a ledger's pseudonyms under a further secret.
 *
 * @param ids the new pseudonym of an old one, whatever it stands for; never the same for two
 * @param data the data of an event, by its type, with every pseudonym in it replaced
 * @param before the setting that the old ledger must have been made with
 */
public record Rekeying(
    UnaryOperator<UUID> ids, BiFunction<String, byte[], byte[]> data, KeptSetting before) {}
