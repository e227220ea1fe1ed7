package org.outcomeledger.impact.mission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a figure is to be in a period. Equal entries say the same: the value has no zeros at its
 * end.
 *
 * @param indicator which of the objective's; may be left out where it has one only
 * @param window of an indicator with several, such as {@code P6M}; else null
 * @param measure of reported measures (MSR) the name; else null
 * @param from first day of the period
 * @param to last day of it
 * @param value as the indicator's values are: a share from 0 to 1
 * @param direction {@code at-least} or {@code at-most}
 * @param reason why this value
 */
@Embeddable
@Schema(name = "TargetEntry")
public record TargetEntry(
    String indicator,
    @Column(name = "indicator_window") @JsonInclude(Include.NON_NULL) @Schema(nullable = true)
        String window,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String measure,
    @Schema(required = true) @Column(name = "first_day") LocalDate from,
    @Schema(required = true) @Column(name = "last_day") LocalDate to,
    @Schema(required = true, description = "Of at most 15 significant digits") BigDecimal value,
    @Schema(
            required = true,
            enumeration = {"at-least", "at-most"})
        String direction,
    @Schema(required = true, minLength = 1, maxLength = 500) String reason) {}
