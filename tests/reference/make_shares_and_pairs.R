# Reference numbers for analyses/numerics: proportion, mcnemar, paired_proportions, paired_mean,
# signed_rank, hodges_lehmann, multiplicity.
# Run:      R_LIBS=<where the packages are> Rscript make_shares_and_pairs.R    (in tests/reference)
# Versions: R 4.2.2, PropCIs 0.3-0, ratesci 1.1.0.9000, exactRankTests 0.8-36, jsonlite 1.8.4
# Data, all public: datasets::sleep (Student 1908), the depression scores of Hollander and Wolfe
# (1973), 29f, as in ?wilcox.test, Darwin's maize (1876; Fisher 1935), lung.csv beside this file.
suppressMessages({library(PropCIs); library(ratesci); library(exactRankTests); library(jsonlite)})
options(lifecycle_verbosity = "quiet")

one <- list()
for (case in list(c(0, 10), c(1, 10), c(5, 10), c(10, 10), c(12, 79), c(81, 263), c(3, 4000)))
  for (level in c(0.9, 0.95)) {
    x <- case[1]; n <- case[2]; a <- (1 - level) / 2
    z <- qnorm(1 - a)
    one[[length(one) + 1]] <- list(
      successes = x, trials = n, confidence = level,
      wilson = as.vector(suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int),
      exact = as.vector(binom.test(x, n, conf.level = level)$conf.int),
      # Brown, Cai and DasGupta close the interval at 0/n and n/n.
      jeffreys = c(if (x == 0) 0 else qbeta(a, x + 0.5, n - x + 0.5),
                   if (x == n) 1 else qbeta(1 - a, x + 0.5, n - x + 0.5)),
      agresti_coull = pmin(1, pmax(0, as.vector(addz2ci(x, n, level)$conf.int))))
  }

two <- list()
for (k in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29),
               c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10),
               c(412, 1000, 380, 990))) {
  m <- moverci(k[1], k[2], k[3], k[4], contrast = "RD", type = "wilson")
  s <- scoreci(k[1], k[2], k[3], k[4], contrast = "RD", skew = FALSE, bcf = TRUE, precis = 10)
  m <- if (is.list(m)) m$estimates else m
  two[[length(two) + 1]] <- list(counts = k, newcombe = as.vector(m[1, c("lower", "upper")]),
    miettinen_nurminen = as.vector(s$estimates[1, c("lower", "upper")]))
}

# ratesci takes both, first alone, second alone, neither, and gives first less second; ours is
# after less before, so after goes first.
pairs <- list()
for (k in list(c(43, 0, 1, 0), c(1, 1, 7, 12), c(36, 12, 2, 0), c(20, 12, 2, 16), c(18, 0, 12, 20),
               c(0, 0, 0, 30), c(30, 0, 0, 0), c(0, 15, 0, 0), c(54, 0, 0, 0), c(212, 61, 102, 145)))
  {
    x <- c(k[1], k[3], k[2], k[4])
    mover <- function(corc) moverpairci(x, contrast = "RD", type = "wilson", corc = corc,
                                        precis = 10)$estimates[1, c("lower", "upper")]
    score <- scorepairci(x, contrast = "RD", bcf = FALSE, skew = FALSE, precis = 10)
    pairs[[length(pairs) + 1]] <- list(counts = k,
      newcombe = as.vector(mover(FALSE)), newcombe_corrected = as.vector(mover(TRUE)),
      tango = as.vector(score$estimates[1, c("lower", "upper")]),
      tango_propcis = as.vector(scoreci.mp(k[2], k[3], sum(k), 0.95)$conf.int),
      wald = as.vector(diffpropci.Wald.mp(k[2], k[3], sum(k), 0.95)$conf.int))
  }

tests <- list()
for (k in list(c(1, 7), c(5, 5), c(2, 15), c(61, 102), c(0, 6), c(12, 2))) {
  t <- matrix(c(10, k[2], k[1], 20), 2)
  tests[[length(tests) + 1]] <- list(counts = k,
    exact = binom.test(k[1], sum(k))$p.value,
    asymptotic = unlist(unname(mcnemar.test(t, correct = FALSE)[c("statistic", "p.value")])),
    corrected = unlist(unname(mcnemar.test(t, correct = TRUE)[c("statistic", "p.value")])))
}

sleep <- sleep$extra[sleep$group == 2] - sleep$extra[sleep$group == 1]
depression <- c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29) -
  c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
maize <- c(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
lung <- read.csv("lung.csv")
long <- lung$age - lung$ph.karno
ranks <- list()
for (name in c("sleep", "depression", "maize", "long")) {
  d <- round(get(name), 6)
  t <- t.test(d)
  w <- function(...) suppressWarnings(wilcox.test(d, ...))
  row <- list(differences = d, mean = unname(t$estimate), t = unname(t$statistic),
              t_p = t$p.value, t_interval = as.vector(t$conf.int), t_error = t$stderr,
              v = unname(w()$statistic), normal = w(exact = FALSE, correct = FALSE)$p.value,
              corrected = w(exact = FALSE, correct = TRUE)$p.value)
  if (name != "long") row$exact <- wilcox.exact(d, exact = TRUE)$p.value
  if (!any(d == 0) && !any(duplicated(abs(d)))) {
    h <- wilcox.test(d, exact = TRUE, conf.int = TRUE)
    row$pseudo_median <- unname(h$estimate)
    row$interval <- as.vector(h$conf.int)
  }
  ranks[[name]] <- row
}

p <- c(0.01, NA, 0.04, 0.03, 0.005, 0.9, 0.04, NA, 0.0001, 1)
adjust <- lapply(c(holm = "holm", bonferroni = "bonferroni", benjamini_hochberg = "BH",
                   benjamini_yekutieli = "BY"), function(m) p.adjust(p, m))
write_json(list(one = one, two = two, pairs = pairs, tests = tests, ranks = ranks,
                p_values = p, adjusted = adjust),
           "shares_and_pairs.json", digits = NA, auto_unbox = TRUE, na = "null")
