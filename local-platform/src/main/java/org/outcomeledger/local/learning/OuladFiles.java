package org.outcomeledger.local.learning;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.outcomeledger.local.LocalServerException;

/**
 * The three files, joined: each student row with its course's length and its registration's end.
 */
final class OuladFiles {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<String, Integer> lengths = new HashMap<>();
  private final Map<String, String> unregistered = new HashMap<>();
  private final List<OuladRegistration> registrations = new ArrayList<>();

  private OuladFiles() {}

  static OuladFiles read(Path folder) {
    OuladFiles files = new OuladFiles();
    for (CSVRecord course : rows(folder, "courses.csv")) {
      files.lengths.put(
          presentation(course), Integer.valueOf(course.get("module_presentation_length")));
    }
    for (CSVRecord registration : rows(folder, "studentRegistration.csv")) {
      files.unregistered.put(enrollment(registration), registration.get("date_unregistration"));
    }
    for (CSVRecord student : rows(folder, "studentInfo.csv")) {
      files.registrations.add(files.join(student));
    }
    return files;
  }

  private OuladRegistration join(CSVRecord student) {
    Integer length = lengths.get(presentation(student));
    String days = unregistered.get(enrollment(student));
    if (length == null || days == null) {
      throw new LocalServerException(
          enrollment(student) + " of studentInfo.csv is not in the two other files");
    }
    return new OuladRegistration(student.toMap(), length, days);
  }

  List<PostedEvent> events() {
    return registrations.stream().flatMap(registration -> registration.events().stream()).toList();
  }

  private static String presentation(CSVRecord row) {
    return row.get("code_module") + "-" + row.get("code_presentation");
  }

  private static String enrollment(CSVRecord row) {
    return presentation(row) + "-" + row.get("id_student");
  }

  private static List<CSVRecord> rows(Path folder, String name) {
    Path file = folder.resolve(name);
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(reader)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new LocalServerException("Cannot read " + file + ": " + e, e);
    }
  }
}
