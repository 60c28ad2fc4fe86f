# Reference numbers for the question job-retention, asked of public data through its run().
# Run:      Rscript make_job_retention.R     (in tests/reference)
# Versions: R 4.2.2, survival 3.5-3, jsonlite 1.8.4
# Data: lung.csv, veteran.csv, heart.csv, written by make_survival.R from survival's own.
suppressMessages({library(survival); library(jsonlite)})

lung <- read.csv("lung.csv"); veteran <- read.csv("veteran.csv"); heart <- read.csv("heart.csv")
weeks <- c(4, 13, 26, 52)

read_at <- function(f, times) {
  s <- summary(f, times = times, extend = FALSE)
  who <- if (is.null(s$strata)) rep(1L, length(s$time)) else as.integer(s$strata)
  list(group = who, time = s$time, survival = s$surv, low = s$lower, high = s$upper,
       std_error = s$std.err, at_risk = s$n.risk)
}
limits <- function(f) {
  q <- quantile(f, probs = 0.5)
  list(value = as.vector(q$quantile), low = as.vector(q$lower), high = as.vector(q$upper))
}
means <- function(f, tau) {
  m <- survival:::survmean(f, rmean = tau)$matrix
  if (is.null(dim(m))) m <- t(m)
  list(value = as.vector(m[, "rmean"]), std_error = as.vector(m[, "se(rmean)"]))
}
out <- list()
for (scale in c("log-log", "log", "plain")) {
  f <- survfit(Surv(time, event) ~ sex, lung, conf.type = scale)
  out[[paste0("lung_", scale)]] <- list(at = read_at(f, 7 * weeks), median = limits(f))
}
f <- survfit(Surv(time, event) ~ sex, lung, conf.type = "log-log")
out$lung_rmst <- means(f, 365)
out$lung_everyone <- list(
  at = read_at(survfit(Surv(time, event) ~ 1, lung, conf.type = "log-log"), 7 * weeks),
  median = limits(survfit(Surv(time, event) ~ 1, lung, conf.type = "log-log")),
  rmst = means(survfit(Surv(time, event) ~ 1, lung), 364))
f90 <- survfit(Surv(time, event) ~ sex, lung, conf.type = "log-log", conf.int = 0.9)
out$lung_90 <- list(at = read_at(f90, 7 * weeks), median = limits(f90))
v <- survfit(Surv(time, status) ~ celltype, veteran, conf.type = "log-log")
out$veteran <- list(at = read_at(v, 7 * c(4, 13, 26)), median = limits(v))
h <- survfit(Surv(start, stop, event) ~ transplant, heart, conf.type = "log-log")
out$heart <- list(at = read_at(h, 7 * c(4, 13, 26)), median = limits(h))
w <- survfit(Surv(time, event) ~ sex, lung, weights = ph.karno / 50, robust = TRUE,
             conf.type = "log-log")
out$weighted <- list(at = read_at(w, 7 * weeks), median = limits(w), rmst = means(w, 364))
write_json(out, "job_retention.json", digits = NA, auto_unbox = TRUE, na = "null", pretty = FALSE)
