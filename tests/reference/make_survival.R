# Reference numbers for analyses/numerics: survival, restricted_mean, log_rank, weighted_survival.
# Run:      Rscript make_survival.R        (in tests/reference)
# Versions: R 4.2.2, survival 3.5-3, jsonlite 1.8.4
# Data, all public, exported beside this file as the package has them:
#   lung.csv     survival::lung     Loprinzi et al. (1994), Journal of Clinical Oncology 12, 601-607
#   veteran.csv  survival::veteran  Kalbfleisch and Prentice (1980), The Statistical Analysis of
#                                   Failure Time Data
#   heart.csv    survival::heart    Crowley and Hu (1977), JASA 72, 27-36
#   aml.csv      survival::aml      Miller (1997), Survival Analysis
suppressMessages({library(survival); library(jsonlite)})

lung <- na.omit(survival::lung[, c("inst", "time", "status", "age", "sex", "ph.karno")])
lung$event <- lung$status - 1
veteran <- survival::veteran
heart <- survival::heart
aml <- survival::aml
write.csv(lung, "lung.csv", row.names = FALSE)
write.csv(veteran, "veteran.csv", row.names = FALSE)
write.csv(heart, "heart.csv", row.names = FALSE)
write.csv(aml, "aml.csv", row.names = FALSE)

curve <- function(f) {
  who <- if (is.null(f$strata)) rep(1, length(f$time)) else rep(seq_along(f$strata), f$strata)
  list(group = who, time = f$time, at_risk = f$n.risk, events = f$n.event, survival = f$surv,
       std_error = if (isFALSE(f$logse)) f$std.err else f$std.err * f$surv, low = f$lower, high = f$upper)
}
limits <- function(f, share = 0.5) {
  q <- quantile(f, probs = share)
  list(value = as.vector(q$quantile), low = as.vector(q$lower), high = as.vector(q$upper))
}
means <- function(f, tau) {
  m <- survival:::survmean(f, rmean = tau)$matrix
  if (is.null(dim(m))) m <- t(m)
  list(value = as.vector(m[, "rmean"]), std_error = as.vector(m[, "se(rmean)"]))
}
# survdiff prints a chi-square on the groups that have expectations.
rank_test <- function(d, groups) {
  o <- if (is.matrix(d$obs)) rowSums(d$obs) else d$obs
  e <- if (is.matrix(d$exp)) rowSums(d$exp) else d$exp
  list(statistic = d$chisq, df = groups - 1, p_value = pchisq(d$chisq, groups - 1, lower = FALSE),
       observed = as.vector(o), expected = as.vector(e))
}

out <- list()
for (scale in c("log-log", "log", "plain"))
  out[[paste0("lung_", scale)]] <-
    curve(survfit(Surv(time, event) ~ sex, lung, conf.type = scale))
base <- survfit(Surv(time, event) ~ sex, lung, conf.type = "log-log")
at <- summary(base, times = c(0, 90, 365, 365.5, 700), extend = FALSE)
out$lung_at <- list(group = as.integer(at$strata), time = at$time, at_risk = at$n.risk,
                    survival = at$surv, std_error = at$std.err, low = at$lower, high = at$upper)
out$lung_median <- limits(base)
out$lung_quartile <- limits(base, 0.25)
out$lung_rmst <- means(base, 365)
out$lung_rmst_500 <- means(base, 500)
out$aml_median <- limits(survfit(Surv(time, status) ~ x, aml, conf.type = "log-log"))
# A curve that is level at exactly one half: the midpoint of the flat.
flat <- data.frame(time = c(2, 3, 5, 8, 11, 13), event = c(1, 1, 1, 1, 0, 1))
out$flat_median <- limits(survfit(Surv(time, event) ~ 1, flat, conf.type = "log-log"))
tail <- data.frame(time = c(2, 3, 5, 8, 11, 13), event = c(1, 1, 1, 0, 0, 0))
out$flat_tail_median <- limits(survfit(Surv(time, event) ~ 1, tail, conf.type = "log-log"))
out$heart_entry <- curve(survfit(Surv(start, stop, event) ~ transplant, heart,
                                 conf.type = "log-log"))
out$weighted <- curve(survfit(Surv(time, event) ~ 1, lung, weights = ph.karno / 50, robust = TRUE,
                              conf.type = "log-log"))
out$weighted_cluster <- curve(survfit(Surv(time, event) ~ 1, lung, weights = ph.karno / 50,
                                      cluster = inst, conf.type = "log-log"))
out$logrank_lung <- rank_test(survdiff(Surv(time, event) ~ sex, lung), 2)
out$logrank_veteran <- rank_test(survdiff(Surv(time, status) ~ celltype, veteran), 4)
out$peto_veteran <- rank_test(survdiff(Surv(time, status) ~ celltype, veteran, rho = 1), 4)
out$stratified_veteran <-
  rank_test(survdiff(Surv(time, status) ~ celltype + strata(trt), veteran), 4)
out$stratified_peto_veteran <-
  rank_test(survdiff(Surv(time, status) ~ celltype + strata(trt), veteran, rho = 1), 4)
# Delayed entry: the score test of coxph with exact handling of no ties equals the log-rank.
# survdiff takes no entry times; Breslow's score statistic differs by its tie variance, so this
# one is told on heart with ties as they are.
co <- coxph(Surv(start, stop, event) ~ transplant, heart, ties = "exact")
out$logrank_heart_entry <- list(statistic = co$score)
write_json(out, "survival.json", digits = NA, auto_unbox = TRUE, na = "null", pretty = FALSE)
