package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a document, and where, in words of JSON and not of a library. */
class DocumentJsonTest {

  record Form(String format, LocalDate day, List<Row> rows) {}

  record Row(int count) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'format':'f','day':'2026-01-01','rows':[{'count':1,'note':2}]} | byte 61: rows[0].note is no member of this form",
        "{'format':'f','day':'2026-01-01'} | rows is missing, or nothing that this form has there",
        "{'format':'f','day':'2026-02-30','rows':[]} | day is missing, or nothing that this form has there",
        "{'format':'f','day':'2026-01-01','rows':[{'count':'x'}]} | rows[0].count is missing, or nothing that this form has there",
        "{'format':'f','day':'2026-01-01','rows':[]} {} | not JSON: Trailing token (of type START_OBJECT) found after value",
        "{'format':'f','format':'f'} | not JSON: Duplicate field 'format'",
        "{'format':'f','day':NaN} | not JSON: Non-standard token 'NaN'",
        "{'format':'f','day | not JSON: Unexpected end-of-input in field name",
        "{'format':'f' | not JSON: Unexpected end-of-input: expected close marker for Object",
      })
  void saysWhatIsWrongAndWhere(String document, String said) {
    byte[] bytes = document.replace('\'', '"').getBytes(UTF_8);
    assertThatThrownBy(() -> DocumentJson.read("the form", bytes, "f", Form.class))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the form, byte ")
        .hasMessageEndingWith(said);
  }

  @Test
  void isReadAsUtf8Alone() {
    String document = "{\"format\":\"f\",\"day\":\"2026-01-01\",\"rows\":[]}";
    for (byte[] bytes :
        List.of(document.getBytes(UTF_16LE), ("\ufeff" + document).getBytes(UTF_8))) {
      assertThatThrownBy(() -> DocumentJson.read("the form", bytes, "f", Form.class))
          .hasMessage("the form is not UTF-8 without a byte order mark");
    }
    assertThatThrownBy(
            () -> DocumentJson.read("the form", new byte[] {'{', (byte) 0xff}, "f", Form.class))
        .hasMessage("the form is not UTF-8");
  }
}
