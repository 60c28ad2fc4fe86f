# Reference numbers for analyses/numerics/cost_ratio: Fieller's interval of a ratio of means, and
# that of an incremental ratio, by searching for the ratios that the test does not reject.
# Run:      Rscript make_cost_per_outcome.R    (in tests/reference)
# Versions: R 4.2.2, boot 1.3-28.1, jsonlite. Data: survival::lung's age and status stand for costs
# and outcomes, by sex; public.
suppressMessages({library(jsonlite); library(survival); library(boot)})
d <- data.frame(cost = round(100 * lung$age + 7 * lung$time), yes = as.integer(lung$status == 2), arm = lung$sex)
z <- qnorm(.975)
parts <- lapply(split(d, d$arm), function(g) {
  n <- nrow(g); m <- c(mean(g$cost), mean(g$yes)); V <- cov(g[, 1:2]) * (n - 1) / n^2
  list(m = m, V = V)
})
ends <- function(m, V) {
  f <- function(r) (m[1] - r * m[2])^2 - z^2 * (V[1, 1] - 2 * r * V[1, 2] + r^2 * V[2, 2])
  r <- m[1] / m[2]; s <- abs(r)
  c(uniroot(f, c(r - 40 * s, r), tol = 1e-11)$root, uniroot(f, c(r, r + 40 * s), tol = 1e-11)$root)
}
each <- lapply(parts, function(p) list(cost = p$m[1], share = p$m[2], ratio = p$m[1] / p$m[2],
  covariance = p$V, fieller = ends(p$m, p$V)))
m <- parts[[1]]$m - parts[[2]]$m; V <- parts[[1]]$V + parts[[2]]$V
set.seed(1)
b <- boot(d, function(d, i) { e <- d[i, ]; sapply(1:2, function(a) mean(e$cost[e$arm == a]) / mean(e$yes[e$arm == a])) },
          R = 20000, strata = d$arm)
write_json(list(data = as.list(d), each = unname(each), incremental = list(cost = m[1], share = m[2], ratio = m[1] / m[2],
  fieller = ends(m, V)), boot = list(low = apply(b$t, 2, quantile, .025), high = apply(b$t, 2, quantile, .975))),
  "cost_per_outcome.json", digits = NA, auto_unbox = TRUE)
