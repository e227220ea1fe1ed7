package org.outcomeledger.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;

/** Reads an {@link Answer} whose value has the type that the attribute declares. */
final class AnswerDeserializer extends JsonDeserializer<Answer<?>>
    implements ContextualDeserializer {

  private final JavaType valueType;

  AnswerDeserializer() {
    this(null);
  }

  private AnswerDeserializer(JavaType valueType) {
    this.valueType = valueType;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, BeanProperty property) {
    return new AnswerDeserializer(context.getContextualType().containedType(0));
  }

  @Override
  public Answer<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING
        && json.getText().equals(Answer.PREFER_NOT_TO_SAY)) {
      return Answer.withheld();
    }
    Object value = context.readValue(json, valueType);
    return Answer.of(value);
  }
}
