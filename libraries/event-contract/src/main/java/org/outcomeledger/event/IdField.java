package org.outcomeledger.event;

import com.fasterxml.jackson.core.JsonPointer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A field of an event whose id a pseudonym replaces. Which fields these are follows from the types
 * of the event's record, so that a new event, or a new kind of id, cannot be forgotten.
 *
 * @param owner the JSON object that has the field
 * @param type the id type of the field, such as {@link EnrollmentId}
 * @param kind what tells the ids of this type from those of all others
 */
public record IdField(JsonPointer owner, String name, Class<?> type, String kind) {

  private static final Pattern LOOKS_LIKE_AN_ID = Pattern.compile("id|learner|.*(Id|Ids|Ref|Refs)");

  /** Optional fields, and answers, are on the wire what they hold. */
  private static final Set<Class<?>> TRANSPARENT = Set.of(Optional.class, Answer.class);

  /**
   * The id fields of an event's record and of the records in it.
   *
   * @throws IllegalStateException if a field looks like an id but has no id type, or if ids are in
   *     a collection: both would be stored as the platform posted them
   */
  public static List<IdField> of(Class<?> recordType) {
    var found = new ArrayList<IdField>();
    collect(recordType, JsonPointer.empty(), found);
    return List.copyOf(found);
  }

  private static void collect(Class<?> recordType, JsonPointer owner, List<IdField> found) {
    for (RecordComponent component : recordType.getRecordComponents()) {
      Class<?> type = wireType(component, component.getGenericType());
      IdKind kind = type.getAnnotation(IdKind.class);
      if (kind != null) {
        found.add(new IdField(owner, component.getName(), type, kind.value()));
      } else if (looksLikeAnId(component, type)) {
        throw refused(
            component,
            "looks like an id: give it an id type (@IdKind), or, if it names no person, @KeptAsPosted");
      } else if (type.isRecord()) {
        collect(type, owner.appendProperty(component.getName()), found);
      }
    }
  }

  private static boolean looksLikeAnId(RecordComponent component, Class<?> type) {
    return !component.isAnnotationPresent(KeptAsPosted.class)
        && (type == UUID.class || LOOKS_LIKE_AN_ID.matcher(component.getName()).matches());
  }

  private static Class<?> wireType(RecordComponent component, Type type) {
    if (!(type instanceof ParameterizedType generic)) {
      return (Class<?>) type;
    }
    Class<?> raw = (Class<?>) generic.getRawType();
    if (TRANSPARENT.contains(raw)) {
      return wireType(component, generic.getActualTypeArguments()[0]);
    }
    for (Type argument : generic.getActualTypeArguments()) {
      Class<?> element = wireType(component, argument);
      if (element.isAnnotationPresent(IdKind.class) || element.isRecord()) {
        throw refused(component, "holds records in a collection: ids in it would not be replaced");
      }
    }
    return raw;
  }

  private static IllegalStateException refused(RecordComponent component, String why) {
    return new IllegalStateException(
        "%s.%s %s"
            .formatted(component.getDeclaringRecord().getSimpleName(), component.getName(), why));
  }
}
