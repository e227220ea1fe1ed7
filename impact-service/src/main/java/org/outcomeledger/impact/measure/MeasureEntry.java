package org.outcomeledger.impact.measure;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody says of a period, and by which document. Equal entries say the same: the value has
 * no zeros at its end, the hash is in lower case.
 *
 * @param name what is measured, in kebab case
 * @param from first day of the period
 * @param to last day of it
 * @param value the figure, of at most 15 significant digits, so that no reader rounds it
 * @param unit what the figure counts
 * @param document title or reference of the document that shows it
 * @param sha256 of that document, 64 hexadecimal digits
 */
@Embeddable
public record MeasureEntry(
    @Schema(required = true, pattern = EntryReader.NAME) String name,
    @Schema(required = true) @Column(name = "first_day") LocalDate from,
    @Schema(required = true, description = "At most today") @Column(name = "last_day") LocalDate to,
    @Schema(required = true, description = "Of at most 15 significant digits") BigDecimal value,
    @Schema(required = true, minLength = 1, maxLength = 64) String unit,
    @Schema(required = true, minLength = 1, maxLength = 256) String document,
    @Schema(required = true, pattern = EntryReader.SHA256) @Column(name = "document_sha256")
        String sha256) {}
