# Reference numbers for analyses/numerics: share_ratio, mean_gap, rank_gap, stratified, survey.
# Run:      Rscript make_group_gaps.R    (in tests/reference)
# Versions: R 4.2.2, survey 4.1-1, exactRankTests 0.8-35, epiR 2.0.57, jsonlite
# Data, all public: datasets::UCBAdmissions, sleep, chickwts, PlantGrowth; survey's api (academic
# performance of Californian schools).
suppressMessages({library(survey); library(exactRankTests); library(jsonlite)})

# Koopman: where |score| is z, found by uniroot on the log ratio, restricted shares by optimize.
score <- function(r, x, n, y, m) {
  f <- function(p) dbinom(x, n, min(1, r * p), log = TRUE) + dbinom(y, m, p, log = TRUE)
  top <- min(1, 1 / r)
  A <- (n + m) * r; B <- -(n * r + x + m + y * r); C <- x + y
  p <- (-B - sqrt(B^2 - 4 * A * C)) / (2 * A)
  best <- optimize(f, c(1e-12, top - 1e-12), maximum = TRUE, tol = 1e-12)$maximum
  stopifnot(abs(p - best) < 1e-4)
  (x / n - r * y / m) / sqrt(r * p * (1 - r * p) / n + r^2 * p * (1 - p) / m)
}
ratios <- lapply(list(c(36, 40, 16, 80), c(12, 79, 20, 81), c(3, 10, 1, 12), c(412, 1000, 380, 990)), function(k) {
  est <- k[1] / k[2] / (k[3] / k[4]); z <- qnorm(.975)
  end <- function(s, to) exp(uniroot(function(l) score(exp(l), k[1], k[2], k[3], k[4]) - s * z,
    sort(c(log(est), to)), tol = 1e-13)$root)
  se <- sqrt(1 / k[1] - 1 / k[2] + 1 / k[3] - 1 / k[4])
  t <- glm(cbind(c(k[1], k[3]), c(k[2] - k[1], k[4] - k[3])) ~ c(1, 0), family = binomial,
           control = glm.control(epsilon = 1e-14))
  list(counts = k, value = est, koopman = c(end(1, -8), end(-1, 8)), katz = est * exp(c(-1, 1) * z * se),
       odds = as.vector(exp(coef(t)[2] + c(0, -1, 1) * z * sqrt(vcov(t)[2, 2]))))
})

ten <- sleep$extra; g <- sleep$group
w <- t.test(ten[g == 2], ten[g == 1])
plain <- wilcox.test(c(1.83, .50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
                     c(.878, .647, .598, 2.05, 1.06, 1.29, 1.06001, 3.14, 1.29001), conf.int = TRUE, exact = TRUE)
tied <- wilcox.exact(ten[g == 2], ten[g == 1])
x <- chickwts$weight[chickwts$feed %in% c("casein", "sunflower", "meatmeal")]
y <- chickwts$weight[!(chickwts$feed %in% c("casein", "sunflower", "meatmeal"))]
big <- wilcox.test(x, y, exact = FALSE, correct = TRUE)
d <- sort(outer(x, y, "-")); n <- length(x); m <- length(y)
C <- max(1, floor(n * m / 2 - qnorm(.975) * sqrt(n * m * (n + m + 1) / 12)))
one <- oneway.test(weight ~ feed, chickwts); kw <- kruskal.test(weight ~ feed, chickwts)
numbers <- list(
  welch = list(first = ten[g == 2], second = ten[g == 1], value = -diff(rev(w$estimate))[[1]], low = w$conf.int[1],
    high = w$conf.int[2], statistic = w$statistic[[1]], df = w$parameter[[1]], p = w$p.value),
  plain = list(p = plain$p.value, u = plain$statistic[[1]], value = plain$estimate[[1]], low = plain$conf.int[1], high = plain$conf.int[2]),
  tied = list(first = ten[g == 2], second = ten[g == 1], p = tied$p.value, u = tied$statistic[[1]]),
  big = list(first = x, second = y, p = big$p.value, u = big$statistic[[1]], value = median(d), low = d[C], high = d[n * m + 1 - C]),
  several = list(weight = chickwts$weight, feed = as.integer(chickwts$feed), f = one$statistic[[1]], df = one$parameter[[2]],
    f_p = one$p.value, h = kw$statistic[[1]], h_p = kw$p.value))

u <- UCBAdmissions  # Admit x Gender x Dept
mh <- mantelhaen.test(u, correct = FALSE)
rd <- suppressWarnings(epiR::epi.2by2(aperm(u, c(2, 1, 3)), method = "cohort.count", conf.level = 0.95))$massoc.detail
bd <- (function(a) {  # Tarone's statistic, expected counts by uniroot
  or <- mh$estimate[[1]]; s <- 0; dev <- 0; tot <- 0
  for (k in seq_len(dim(a)[3])) {
    t <- a[, , k]; n1 <- sum(t[, 1]); n2 <- sum(t[, 2]); m1 <- sum(t[1, ])
    e <- uniroot(function(e) e * (n2 - m1 + e) - or * (m1 - e) * (n1 - e), c(max(0, m1 - n2) + 1e-9, min(n1, m1) - 1e-9), tol = 1e-13)$root
    v <- 1 / (1 / e + 1 / (n1 - e) + 1 / (m1 - e) + 1 / (n2 - m1 + e))
    s <- s + (t[1, 1] - e)^2 / v; dev <- dev + t[1, 1] - e; tot <- tot + v
  }
  s - dev^2 / tot
})(u)
strata <- list(male = u["Admitted", "Male", ], male_n = colSums(u[, "Male", ]), female = u["Admitted", "Female", ],
  female_n = colSums(u[, "Female", ]), odds = mh$estimate[[1]], odds_low = mh$conf.int[1], odds_high = mh$conf.int[2],
  statistic = mh$statistic[[1]], p = mh$p.value, tarone = bd, difference = as.numeric(rd$ARisk.mh.green[1, 1:3]) / 100)

data(api)
strat <- apistrat[, c("stype", "pw", "fpc", "api00", "sch.wide")]
design <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
clus <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
of <- function(design) {
  m <- svyby(~api00, ~sch.wide, design, svymean)
  f <- svyglm(api00 ~ sch.wide, design)
  s <- svyby(~I(1 * (api00 > 650)), ~sch.wide, design, svymean, covmat = TRUE)
  list(value = as.numeric(m[, 2]), error = as.numeric(SE(m)), gap = coef(f)[[2]], gap_error = SE(f)[[2]],
       share = as.numeric(s[, 2]), share_error = as.numeric(SE(s)), df = degf(design))
}
surveys <- list(
  strat = c(list(strata = as.integer(apistrat$stype), weights = apistrat$pw, population = apistrat$fpc,
    y = apistrat$api00, g = as.integer(apistrat$sch.wide)), of(design)),
  clus = c(list(cluster = apiclus1$dnum, weights = apiclus1$pw, y = apiclus1$api00, g = as.integer(apiclus1$sch.wide)), of(clus)))
write_json(list(ratios = ratios, numbers = numbers, strata = strata, surveys = surveys), "group_gaps.json", digits = NA, auto_unbox = TRUE, pretty = FALSE)
cat(as.character(packageVersion("survey")), as.character(packageVersion("exactRankTests")), as.character(packageVersion("epiR")), "\n")
