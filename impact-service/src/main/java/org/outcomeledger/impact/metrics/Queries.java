package org.outcomeledger.impact.metrics;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.outcomeledger.http.Caller;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.follower.AppliedPositions;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.disclosure.Askable;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.QuestionParameters;
import org.outcomeledger.indicators.query.QuestionReader;
import org.outcomeledger.indicators.query.RecordKey;

/** Reads what a request asks, and of which snapshot, for a caller who may see it. */
@RequestScoped
class Queries {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Snapshots.Live live;
  private final DisclosedSnapshots disclosed;
  private final PolicyAnswer policy;
  private final Caller caller;
  private final Answers answers;
  private final ZoneId zone;
  private final AppliedPositions followed;
  private final CurrentVertxRequest request;

  Queries(
      Cube cube,
      DisclosedSnapshots disclosed,
      DisclosureControl control,
      ImpactConfig impact,
      Caller caller,
      Answers answers,
      ServiceConfig config,
      AppliedPositions followed,
      CurrentVertxRequest request) {
    this.live = new Snapshots.Live(cube);
    this.disclosed = disclosed;
    this.policy = PolicyAnswer.of(impact.disclosure(), control.policy());
    this.caller = caller;
    this.answers = answers;
    this.zone = config.zone();
    this.followed = followed;
    this.request = request;
  }

  /** Of an indicator that has values. */
  Query ofValues(String id, UriInfo uri, HttpHeaders headers) {
    Query query = of(id, uri, headers, QuestionReader.KNOWN);
    requireValues(query.question().indicator());
    return query;
  }

  /** Of an indicator that has a curve. */
  Query ofCurves(String id, UriInfo uri, HttpHeaders headers) {
    Query query = of(id, uri, headers, QuestionReader.KNOWN);
    Indicator indicator = query.question().indicator();
    if (!(indicator instanceof Incidence)) {
      throw noCurve(indicator.definition().id());
    }
    return query;
  }

  /** Of an indicator that has none, with those that have. */
  static IllegalQuestion noCurve(String id) {
    return new InvalidParameter(
        "%s has no curve; %s have one: ask for /values."
            .formatted(id, String.join(", ", Catalogue.withCurves())));
  }

  /** Of an indicator that has values, all of them at once. */
  Query ofExport(String id, UriInfo uri, HttpHeaders headers) {
    Query query = of(id, uri, headers, QuestionReader.OF_EXPORTS);
    requireValues(query.question().indicator());
    return query;
  }

  /** Of any indicator's records: it begins behind one of those, and not behind a group. */
  RecordQuery ofRecords(String id, UriInfo uri, HttpHeaders headers) {
    QuestionParameters parameters =
        new QuestionParameters(uri.getQueryParameters(), QuestionReader.KNOWN);
    QuestionReader reader = new QuestionReader(parameters);
    Question question = reader.question(id, caller.platform(), LocalDate.now(zone));
    Optional<RecordKey> after = reader.afterRecord();
    boolean csv = answers.isCsv(parameters, headers);
    Snapshot snapshot = snapshot(reader.minPositions(followed.shards()));
    return new RecordQuery(new Query(question, snapshot, List.of(), csv, reader(), null), after);
  }

  private Query of(String id, UriInfo uri, HttpHeaders headers, List<String> known) {
    QuestionParameters parameters = new QuestionParameters(uri.getQueryParameters(), known);
    QuestionReader reader = new QuestionReader(parameters);
    boolean exact = caller.seesExact();
    Question question = reader.question(id, caller.platform(), LocalDate.now(zone));
    Asked asked = asked(question, exact);
    List<String> after = reader.after(asked.question().by());
    boolean csv = answers.isCsv(parameters, headers);
    Snapshot snapshot =
        exact ? snapshot(reader.minPositions(followed.shards())) : disclosedSnapshot(parameters);
    return new Query(asked.question(), snapshot, after, csv, reader(), asked.policy());
  }

  /** The question as the caller may ask it. */
  private Asked asked(Question question, boolean exact) {
    if (exact) {
      return new Asked(question, null);
    }
    Question askable = Askable.of(question);
    LocalDate day = question.span().asOf();
    boolean same = askable.span().asOf().equals(day);
    return new Asked(askable, same ? policy : policy.askedFor(day));
  }

  private Snapshot disclosedSnapshot(QuestionParameters parameters) {
    if (!parameters.all("minPosition").isEmpty()) {
      throw Askable.livePosition();
    }
    return disclosed.latest();
  }

  /** What is to be told of several indicators whenever it changes; today is whichever day it is. */
  StreamSubscription watch(UriInfo uri) {
    QuestionParameters parameters =
        new QuestionParameters(uri.getQueryParameters(), QuestionReader.OF_STREAMS);
    QuestionReader reader = new QuestionReader(parameters);
    Optional<String> platform = caller.platform();
    boolean exact = caller.seesExact();
    Supplier<List<Asked>> questions =
        () ->
            reader.questions(parameters.all("indicator"), platform, LocalDate.now(zone)).stream()
                .map(question -> asked(question, exact))
                .toList();
    questions.get().forEach(asked -> requireValues(asked.question().indicator()));
    return new StreamSubscription(
        questions,
        exact ? live : disclosed,
        uri.getRequestUriBuilder(),
        caller.until(),
        caller.party(),
        reader());
  }

  private AnswerReader reader() {
    return AnswerReader.of(request.getCurrent());
  }

  private static void requireValues(Indicator indicator) {
    if (indicator instanceof Incidence incidence && incidence.isStrictOnly()) {
      throw new InvalidParameter(
          "%s is a curve and has no values: ask for /curve."
              .formatted(indicator.definition().id()));
    }
  }

  private Snapshot snapshot(List<Position> asked) {
    if (asked.isEmpty()) {
      return live.latest();
    }
    try {
      return live.cube().reached(asked, TIMEOUT).join();
    } catch (CompletionException late) {
      throw Refused.notReached(live.latest().positions().toString());
    }
  }
}
