package org.outcomeledger.story;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.outcomeledger.story.PlainHistory.Declaration;
import org.outcomeledger.story.PlainHistory.Enrollment;

/**
 * The Open University's registrations straight from their CSV files, as its README says what they
 * mean.
 */
final class Oulad {

  private static final Map<String, String> ISCED =
      Map.of(
          "No Formal quals", "0",
          "Lower Than A Level", "2",
          "A Level or Equivalent", "3",
          "HE Qualification", "6",
          "Post Graduate Qualification", "7");

  private final Map<String, Integer> lengths = new HashMap<>();
  private final Map<String, String> unregistrations = new HashMap<>();
  private final List<CSVRecord> students;

  private Oulad(Path folder) {
    for (CSVRecord course : rows(folder.resolve("courses.csv"))) {
      lengths.put(presentation(course), Integer.valueOf(course.get("module_presentation_length")));
    }
    for (CSVRecord registration : rows(folder.resolve("studentRegistration.csv"))) {
      unregistrations.put(enrollmentId(registration), registration.get("date_unregistration"));
    }
    students = rows(folder.resolve("studentInfo.csv"));
  }

  static PlainHistory read(Path folder) {
    Oulad files = new Oulad(folder);
    return new PlainHistory(
        files.students.stream().map(files::enrollment).toList(),
        files.students.stream().map(files::declaration).toList());
  }

  private Enrollment enrollment(CSVRecord row) {
    LocalDate start = firstDay(row);
    int length = lengths.get(presentation(row));
    LocalDate end = start.plusDays(length);
    String days = unregistrations.get(enrollmentId(row));
    String result = row.get("final_result");
    Optional<LocalDate> withdrew = Optional.empty();
    Optional<LocalDate> completed = Optional.empty();
    if (!days.isEmpty()) {
      withdrew = Optional.of(start.plusDays(Integer.parseInt(days)));
    } else if (result.equals("Withdrawn")) {
      withdrew = Optional.of(end);
    } else if (result.equals("Pass") || result.equals("Distinction")) {
      completed = Optional.of(end);
    }
    return new Enrollment(
        enrollmentId(row),
        row.get("id_student"),
        row.get("code_module"),
        start,
        length,
        Optional.of(start.plusDays(14)),
        withdrew,
        completed,
        Interruptions.NONE);
  }

  private Declaration declaration(CSVRecord row) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("gender", row.get("gender").toLowerCase(Locale.ROOT));
    attributes.put("ageBand", row.get("age_band"));
    attributes.put("region", row.get("region").toLowerCase(Locale.ROOT).replace(' ', '-'));
    attributes.put("disability", String.valueOf(row.get("disability").equals("Y")));
    attributes.put("priorEducation", ISCED.get(row.get("highest_education")));
    String deprivation = row.get("imd_band");
    if (!deprivation.isEmpty()) {
      attributes.put(
          "priorityArea", String.valueOf(List.of("0-10%", "10-20").contains(deprivation)));
    }
    return new Declaration(row.get("id_student"), firstDay(row), attributes);
  }

  /** 2013J begins in October 2013, 2014B in February 2014: on the 1st. */
  private static LocalDate firstDay(CSVRecord row) {
    String presentation = row.get("code_presentation");
    Month month = presentation.endsWith("J") ? Month.OCTOBER : Month.FEBRUARY;
    return LocalDate.of(Integer.parseInt(presentation.substring(0, 4)), month, 1);
  }

  private static String presentation(CSVRecord row) {
    return row.get("code_module") + "-" + row.get("code_presentation");
  }

  private static String enrollmentId(CSVRecord row) {
    return presentation(row) + "-" + row.get("id_student");
  }

  private static List<CSVRecord> rows(Path file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        var parser = format.parse(reader)) {
      return new ArrayList<>(parser.getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
