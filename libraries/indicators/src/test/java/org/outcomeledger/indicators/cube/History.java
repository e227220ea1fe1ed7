package org.outcomeledger.indicators.cube;

import static org.outcomeledger.indicators.LedgerName.ENROLLMENT;
import static org.outcomeledger.indicators.LedgerName.OUTCOME;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.Programme;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;
import org.outcomeledger.event.StudyId;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * What was reported, as a test tells it: {@code history.learner("ann").enrolled("e1", "data",
 * "2025-01-01", 90).completed("e1", "2025-03-31")}. Names are turned into ids; days are ISO dates.
 */
public final class History {
  private final List<Fact> facts = new ArrayList<>();
  private Instant recordedAt = Instant.EPOCH;

  /** From now on everything is recorded at noon of that day. */
  public History recordedOn(String day) {
    recordedAt = Instant.parse(day + "T12:00:00Z");
    return this;
  }

  /** A learner of the platform {@code p}. */
  public Learner learner(String name) {
    return learner("p", name);
  }

  public Learner learner(String platform, String name) {
    return new Learner(platform, new LearnerId(uuid(platform + "/" + name)));
  }

  /** The learner that a fact is about. */
  public Learner learner(Fact fact) {
    return new Learner(fact.platform(), fact.learner());
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  public int size() {
    return facts.size();
  }

  /** Those that were told once there were so many. */
  public List<Fact> since(int size) {
    return List.copyOf(facts.subList(size, facts.size()));
  }

  /** A cube that has been told all of it, in this order. */
  public Cube cube() {
    return cube(facts);
  }

  public static Cube cube(List<Fact> facts) {
    Cube cube = new Cube("EUR");
    cube.apply(facts, List.of());
    return cube;
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** One learner, and what is reported of them. */
  public final class Learner {
    private final String platform;
    private final LearnerId id;

    private Learner(String platform, LearnerId id) {
      this.platform = platform;
      this.id = id;
    }

    public Learner say(LearnerEvent event) {
      return report(event instanceof EnrollmentEvent ? ENROLLMENT : OUTCOME, event);
    }

    private Learner report(LedgerName ledger, LearnerEvent event) {
      EventId eventId = new EventId(uuid("event/" + facts.size() + "/" + event));
      facts.add(new Fact(ledger, 0, facts.size() + 1L, eventId, platform, id, recordedAt, event));
      return this;
    }

    /** Takes back what was reported last of all, of whomever: the learner has to be the same. */
    public Learner retractedThat() {
      return retracted(facts.getLast());
    }

    /** Takes back what was reported of this learner. */
    public Learner retracted(Fact fact) {
      return report(
          fact.ledger(),
          new EventRetracted(id, new EventReference("source", fact.eventId()), "a mistake"));
    }

    public Learner corrected(String enrollment, Intent intent, boolean mayWork, String on) {
      return say(
          new IntentCorrected(
              enrollment(enrollment), id, intent, mayWork, LocalDate.parse(on), "form-7"));
    }

    public Learner tookBack(ProfileAttribute... attributes) {
      return say(new ProfileWithdrawn(id, Set.copyOf(List.of(attributes))));
    }

    public Learner suspended(String enrollment, String on) {
      return say(new EnrollmentSuspended(enrollment(enrollment), id, LocalDate.parse(on)));
    }

    public Learner resumed(String enrollment, String on) {
      return say(new EnrollmentResumed(enrollment(enrollment), id, LocalDate.parse(on)));
    }

    public Learner transferred(String enrollment, String on, String toProgramme) {
      return say(
          new LearnerTransferred(enrollment(enrollment), id, LocalDate.parse(on), toProgramme));
    }

    public Learner excluded(String enrollment, String on, EnrollmentExcluded.Reason reason) {
      return say(
          new EnrollmentExcluded(
              enrollment(enrollment), id, LocalDate.parse(on), reason, "certificate-3"));
    }

    public Learner revoked(String enrollment, String on) {
      return say(
          new CompletionRevoked(enrollment(enrollment), id, LocalDate.parse(on), "plagiarism"));
    }

    public Learner evidenced(String job) {
      return say(
          new EvidenceAttached(
              employment(job), id, Evidence.Kind.PAYSLIP, Optional.empty(), Optional.empty()));
    }

    public Learner studies(String study, String from) {
      return say(new FurtherStudyStarted(study(study), id, LocalDate.parse(from)));
    }

    public Learner leftStudy(String study, String lastDay) {
      return say(new FurtherStudyEnded(study(study), id, LocalDate.parse(lastDay)));
    }

    public Learner enrolled(String enrollment, String programme, String start, int days) {
      return enrolled(enrollment, programme, start, days, Optional.empty());
    }

    public Learner enrolledRefundable(
        String enrollment, String programme, String start, int days, String refundDeadline) {
      return enrolled(enrollment, programme, start, days, Optional.of(refundDeadline));
    }

    private Learner enrolled(
        String enrollment, String programme, String start, int days, Optional<String> refund) {
      return say(
          new LearnerEnrolled(
              enrollment(enrollment),
              id,
              new Programme(programme, Optional.empty(), Optional.empty(), days),
              LocalDate.parse(start),
              refund.map(LocalDate::parse),
              Optional.empty(),
              Optional.empty()));
    }

    public Learner enrolledAs(String enrollment, String funding, String deliveryMode) {
      return say(
          new LearnerEnrolled(
              enrollment(enrollment),
              id,
              new Programme("data", Optional.empty(), Optional.empty(), 90),
              LocalDate.parse("2025-01-01"),
              Optional.empty(),
              Optional.of(deliveryMode),
              Optional.of(funding)));
    }

    public Learner withdrew(String enrollment, String on) {
      return say(
          new LearnerWithdrew(enrollment(enrollment), id, LocalDate.parse(on), Optional.empty()));
    }

    public Learner completed(String enrollment, String on) {
      return say(
          new ProgrammeCompleted(
              enrollment(enrollment), id, LocalDate.parse(on), Optional.empty()));
    }

    public Learner wants(String enrollment, Intent intent, boolean mayWork, String on) {
      return say(
          new IntentDeclared(enrollment(enrollment), id, intent, mayWork, LocalDate.parse(on)));
    }

    public Learner declared(String on, Attributes attributes) {
      return say(new ProfileDeclared(id, LocalDate.parse(on), attributes.profile()));
    }

    /** An in-field job with evidence that did not exist before the training. */
    public Learner employed(String job, String enrollment, String from) {
      return employed(job, enrollment, from, it -> it);
    }

    public Learner employed(String job, String enrollment, String from, UnaryOperator<Job> but) {
      return say(but.apply(new Job()).event(id, job, enrollment(enrollment), from));
    }

    public Learner leftJob(String job, String lastDay) {
      return say(new EmploymentEnded(employment(job), id, LocalDate.parse(lastDay)));
    }

    public Learner surveyed(String asOf, Situation situation) {
      return say(
          new OutcomeSurveyed(id, Optional.empty(), LocalDate.parse(asOf), situation, "phone"));
    }

    /** Asked on the occasion of one enrollment. */
    public Learner surveyed(String enrollment, String asOf, Situation situation) {
      return say(
          new OutcomeSurveyed(
              id, Optional.of(enrollment(enrollment)), LocalDate.parse(asOf), situation, "phone"));
    }

    private EnrollmentId enrollment(String name) {
      return new EnrollmentId(uuid("enrollment/" + platform + "/" + name));
    }
  }

  private static StudyId study(String name) {
    return new StudyId(uuid("study/" + name));
  }

  private static EmploymentId employment(String name) {
    return new EmploymentId(uuid("employment/" + name));
  }

  /** How a job is unlike the usual one, which is permanent, in field and evidenced. */
  public static final class Job {
    private InField inField = InField.YES;
    private boolean evidence = true;
    private boolean existed;
    private boolean byProvider;
    private Contract contract = Contract.PERMANENT;
    private Optional<Integer> months = Optional.empty();
    private Optional<Double> hours = Optional.empty();
    private Optional<String> offer = Optional.empty();
    private Optional<String> employer = Optional.empty();
    private Optional<String> country = Optional.empty();
    private Optional<Salary> salary = Optional.empty();

    public Job inField(InField known) {
      inField = known;
      return this;
    }

    public Job withoutEvidence() {
      evidence = false;
      return this;
    }

    public Job heldBefore() {
      existed = true;
      return this;
    }

    public Job offeredOn(String day) {
      offer = Optional.of(day);
      return this;
    }

    public Job byProvider() {
      byProvider = true;
      return this;
    }

    public Job as(Contract kind) {
      contract = kind;
      return this;
    }

    public Job forMonths(int expected) {
      months = Optional.of(expected);
      return this;
    }

    public Job hours(double weekly) {
      hours = Optional.of(weekly);
      return this;
    }

    public Job with(String employerRef) {
      employer = Optional.of(employerRef);
      return this;
    }

    public Job in(String code) {
      country = Optional.of(code);
      return this;
    }

    public Job pays(String amount, String currency, Salary.Per per, Salary.Basis basis) {
      salary = Optional.of(new Salary(new BigDecimal(amount), currency, per, basis));
      return this;
    }

    /** Gross, in euros. */
    public Job paysYearly(String amount) {
      return pays(amount, "EUR", Salary.Per.YEAR, Salary.Basis.GROSS);
    }

    private EmploymentStarted event(LearnerId id, String job, EnrollmentId judged, String from) {
      return new EmploymentStarted(
          employment(job),
          id,
          judged,
          LocalDate.parse(from),
          offer.map(LocalDate::parse),
          contract,
          months,
          hours,
          inField,
          byProvider,
          existed,
          employer,
          country,
          salary,
          evidence
              ? Optional.of(
                  new Evidence(Evidence.Kind.CONTRACT, Optional.empty(), Optional.empty()))
              : Optional.empty());
    }
  }

  /** What a learner says of themselves; null is left out, an empty answer withheld. */
  public record Attributes(
      Answer<String> gender,
      Answer<String> region,
      Answer<Integer> education,
      Answer<PriorSituation> situation,
      Answer<Boolean> area,
      Answer<Boolean> disability,
      Answer<Boolean> refugee,
      Answer<Salary> salary) {

    public static Attributes gender(String gender) {
      return new Attributes(Answer.of(gender), null, null, null, null, null, null, null);
    }

    public static Attributes genderWithheld() {
      return new Attributes(Answer.withheld(), null, null, null, null, null, null, null);
    }

    public static Attributes region(String region) {
      return new Attributes(null, Answer.of(region), null, null, null, null, null, null);
    }

    public static Attributes area(boolean area) {
      return new Attributes(null, null, null, null, Answer.of(area), null, null, null);
    }

    public static Attributes targetGroups(
        int education, PriorSituation situation, boolean area, boolean disability, boolean fled) {
      return new Attributes(
          null,
          null,
          Answer.of(education),
          Answer.of(situation),
          Answer.of(area),
          Answer.of(disability),
          Answer.of(fled),
          null);
    }

    public Attributes disability(Answer<Boolean> said) {
      return new Attributes(gender, region, education, situation, area, said, refugee, salary);
    }

    /** Yearly gross, in euros. */
    public static Attributes earned(String yearly) {
      return prior(
          Answer.of(
              new Salary(new BigDecimal(yearly), "EUR", Salary.Per.YEAR, Salary.Basis.GROSS)));
    }

    public static Attributes prior(Answer<Salary> salary) {
      return new Attributes(null, null, null, null, null, null, null, salary);
    }

    private Profile profile() {
      return new Profile(
          Optional.ofNullable(gender),
          Optional.empty(),
          Optional.ofNullable(education),
          Optional.ofNullable(situation),
          Optional.ofNullable(area),
          Optional.ofNullable(disability),
          Optional.ofNullable(refugee),
          Optional.ofNullable(region),
          Optional.empty(),
          Optional.ofNullable(salary));
    }
  }
}
