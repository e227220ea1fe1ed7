package org.outcomeledger.impact.readmodel;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.StudyId;

/**
 * When a row waits for another one, by table: found from the id types in the event records, so that
 * an event that refers to something cannot be forgotten. A row belongs to another only within one
 * learner.
 *
 * <p>Retractions have no kind: a ledger refuses one whose event it does not have.
 */
final class OrphanKinds {

  /** Which table introduces an id; everywhere else the id is a reference. */
  private static final Map<Class<?>, FactTable<?>> INTRODUCED_BY =
      Map.of(
          EnrollmentId.class, EnrollmentTable.TABLE,
          EmploymentId.class, EmploymentTable.TABLE,
          StudyId.class, FurtherStudyTable.TABLE);

  private static final String NO_ENROLLMENT =
      "not exists (select from enrollment n where n.learner_id = w.learner_id)";

  private OrphanKinds() {}

  /** By table: the condition that makes its row {@code w} an orphan. */
  static Map<String, String> conditions() {
    var conditions = new LinkedHashMap<String, String>();
    for (FactTable<?> table : FactTables.ALL) {
      condition(table.type()).ifPresent(condition -> conditions.put(table.name(), condition));
    }
    return conditions;
  }

  /**
   * The condition for the rows of one event record; empty where they wait for nothing.
   *
   * @throws IllegalStateException if the record has an id that no table introduces
   */
  static Optional<String> condition(Class<?> event) {
    Optional<String> condition =
        Arrays.stream(event.getRecordComponents())
            .flatMap(component -> condition(event, component).stream())
            .findFirst();
    return condition.isEmpty() && speaksOfAnEnrolledLearner(event)
        ? Optional.of(NO_ENROLLMENT)
        : condition;
  }

  private static boolean speaksOfAnEnrolledLearner(Class<?> event) {
    return OutcomeEvent.class.isAssignableFrom(event) && event != EventRetracted.class;
  }

  private static Optional<String> condition(Class<?> event, RecordComponent component) {
    boolean optional = component.getType() == Optional.class;
    return id(component)
        .map(OrphanKinds::introducedBy)
        .filter(table -> table.type() != event)
        .map(table -> optional ? unlessNull(table, component) : lacks(table, component));
  }

  private static Optional<Class<?>> id(RecordComponent component) {
    Type type =
        component.getGenericType() instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
            ? generic.getActualTypeArguments()[0]
            : component.getGenericType();
    return type instanceof Class<?> candidate && isId(candidate)
        ? Optional.of(candidate)
        : Optional.empty();
  }

  private static boolean isId(Class<?> type) {
    return type.isRecord()
        && type != LearnerId.class
        && type != EventId.class
        && Arrays.stream(type.getRecordComponents())
            .allMatch(component -> component.getType() == UUID.class);
  }

  private static FactTable<?> introducedBy(Class<?> id) {
    return Optional.<FactTable<?>>ofNullable(INTRODUCED_BY.get(id))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No table introduces %s: name the one that does in OrphanKinds"
                        .formatted(id.getSimpleName())));
  }

  private static String unlessNull(FactTable<?> table, RecordComponent component) {
    return "case when w.%s is null then %s else %s end"
        .formatted(column(component), NO_ENROLLMENT, lacks(table, component));
  }

  private static String lacks(FactTable<?> table, RecordComponent component) {
    return "not exists (select from %1$s n where n.learner_id = w.learner_id and n.%2$s = w.%2$s)"
        .formatted(table.name(), column(component));
  }

  private static String column(RecordComponent component) {
    return component.getName().replaceAll("(\\p{Upper})", "_$1").toLowerCase(Locale.ROOT);
  }
}
