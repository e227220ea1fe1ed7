# What R says about random cohorts, for org.outcomeledger.impact.statistics to be held against.
#
#   apt-get install --no-install-recommends r-base-core r-cran-survival
#   cd impact-service/src/test/resources/reference && Rscript survival.R
#
# Run with R 4.2.2 and survival 3.5-3 (Debian 12). Writes, with 17 significant digits:
#   records.csv  a line for each record: its cohort, the day it left it, and why
#                (0 left the view, 1 had the event of interest, 2 had a competing event)
#   curves.csv   what survfit makes of each cohort: Aalen and Johansen's incidence of event 1 with its
#                standard error and log(-log) limits, empty where R has none
#   ranks.csv    which smallest value of n begins the 95 % interval of their median
#
# survfit's standard error for several states is the infinitesimal jackknife, which for this estimate
# is the same number as the delta method of Marubini and Valsecchi.

library(survival)
set.seed(19380, kind = "Mersenne-Twister", sample.kind = "Rejection")

cohort <- function(name, day, status) data.frame(cohort = name, day = day, status = status)

drawn <- function(name, n, days, chances) {
  cohort(name, sample(days, n, replace = TRUE), sample(0:2, n, replace = TRUE, prob = chances))
}

ending <- function(records, status, howMany) {
  rbind(records, cohort(records$cohort[1], rep(max(records$day) + 1, howMany), status))
}

records <- rbind(
  drawn("one-event-and-censoring", 400, 0:60, c(.4, .6, 0)),
  drawn("competing-over-a-year", 1500, 0:365, c(.3, .4, .3)),
  drawn("competing-on-few-days", 800, 0:12, c(.3, .3, .4)),
  drawn("rare-event", 700, 0:90, c(.7, .01, .29)),
  drawn("nobody-censored", 300, 0:40, c(0, .5, .5)),
  drawn("nobody-censored-nor-competing", 250, 3:50, c(0, 1, 0)),
  drawn("everyone-censored", 60, 0:30, c(1, 0, 0)),
  drawn("everyone-competing", 40, 0:30, c(0, 0, 1)),
  ending(drawn("last-at-risk-has-the-event", 90, 0:20, c(.5, .5, 0)), 1, 1),
  ending(drawn("last-at-risk-have-the-event-others-competed", 90, 0:20, c(.3, .3, .4)), 1, 3),
  ending(drawn("last-at-risk-competes", 90, 0:20, c(.3, .3, .4)), 2, 1),
  cohort("all-outcomes-on-one-day", c(5, 5, 5, 5, 5), c(0, 1, 1, 2, 2)),
  cohort("last-day-has-both-events", c(1, 2, 2, 2), c(0, 1, 1, 2)),
  cohort("one-with-the-event", 4, 1),
  cohort("one-censored", 4, 0),
  cohort("one-competing", 4, 2),
  cohort("two-and-the-first-is-censored", c(0, 1), c(0, 1)),
  cohort("three-one-by-one", c(0, 1, 2), c(1, 1, 1))
)

curve <- function(name) {
  of <- records[records$cohort == name, ]
  outcome <- factor(of$status, 0:2, c("censored", "event", "competing"))
  fit <- survfit(Surv(of$day, outcome) ~ 1, conf.type = "log-log", conf.int = .95)
  data.frame(
    cohort = name,
    day = fit$time,
    atRisk = fit$n.risk[, 1],
    events = fit$n.event[, 2],
    competing = fit$n.event[, 3],
    censored = fit$n.censor,
    incidence = fit$pstate[, 2],
    survival = fit$pstate[, 1],
    standardError = fit$std.err[, 2],
    low = fit$lower[, 2],
    high = fit$upper[, 2]
  )
}

# The largest r with P(Bin(n, 1/2) < r) <= .025 is the smallest with P(Bin(n, 1/2) <= r) >= .025.
counts <- unique(c(1:1000, round(exp(seq(log(1000), log(1e7), length.out = 1000)))))
ranks <- data.frame(n = counts, rank = abs(qbinom(.025, counts, .5))) # of -0 too

written <- function(table, file) {
  text <- lapply(table, function(column) {
    if (is.numeric(column)) ifelse(is.na(column), "", sprintf("%.17g", column)) else column
  })
  write.csv(as.data.frame(text), file, quote = FALSE, row.names = FALSE)
}

written(records, "records.csv")
written(do.call(rbind, lapply(unique(records$cohort), curve)), "curves.csv")
written(ranks, "ranks.csv")
