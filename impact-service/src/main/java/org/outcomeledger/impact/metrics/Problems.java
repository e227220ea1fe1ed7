package org.outcomeledger.impact.metrics;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Replies;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.IllegalQuestion.NotAskable;
import org.outcomeledger.indicators.IllegalQuestion.UnknownDimension;
import org.outcomeledger.indicators.IllegalQuestion.UnknownIndicator;
import org.outcomeledger.indicators.IllegalQuestion.UnknownParameter;
import org.outcomeledger.indicators.cube.CubeNotLoaded;
import org.outcomeledger.indicators.query.CountingStopped;

/** The errors of code that knows no HTTP, as problems. */
final class Problems {

  @ServerExceptionMapper
  Response illegal(IllegalQuestion illegal) {
    return Replies.of(problem(illegal));
  }

  private static Problem problem(IllegalQuestion illegal) {
    String detail = illegal.getMessage();
    return switch (illegal) {
      case InvalidParameter it -> Problem.of(ProblemType.INVALID_PARAMETER, detail);
      case NotAskable it ->
          Problem.of(ProblemType.DISCLOSURE_CONTROL, detail).with("rule", it.rule());
      case AnswerTooLarge it -> Problem.of(ProblemType.ANSWER_TOO_LARGE, detail);
      case UnknownParameter it ->
          Problem.of(ProblemType.UNKNOWN_PARAMETER, detail).with("parameters", it.known());
      case UnknownDimension it ->
          Problem.of(ProblemType.UNKNOWN_DIMENSION, detail).with("dimensions", it.known());
      case UnknownIndicator it ->
          Problem.of(ProblemType.UNKNOWN_INDICATOR, detail).with("indicators", it.known());
    };
  }

  @ServerExceptionMapper
  Response stopped(CountingStopped stopped) {
    return Replies.of(
        Problem.of(
            ProblemType.QUESTION_TIMEOUT,
            stopped.getMessage()
                + " Ask by fewer dimensions, or for some of the records only: where=programme:…, from and to."));
  }

  @ServerExceptionMapper
  Response notLoaded(CubeNotLoaded notLoaded) {
    return Replies.of(
        Problem.of(ProblemType.NOT_READY, notLoaded.getMessage() + " Ask again in a few seconds."));
  }
}
