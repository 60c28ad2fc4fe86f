# Sizes, powers and least effects by power.prop.test, pwr, and generalised least squares.
# Run in this folder: Rscript make_power.R > power.json
library(pwr)
two <- expand.grid(p0 = c(.1, .3, .4, .6), d = c(.05, .1, .2), power = c(.8, .9))
two$n <- mapply(function(p, d, w) power.prop.test(p1 = p, p2 = p + d, power = w, tol = 1e-12)$n,
                two$p0, two$d, two$power)
two$arcsine <- mapply(function(p, d, w) pwr.2p.test(ES.h(p + d, p), power = w)$n,
                      two$p0, two$d, two$power)
at <- expand.grid(n = c(50, 200, 800), p0 = c(.2, .5), d = c(.05, .15))
at$power <- mapply(function(n, p, d) power.prop.test(n, p, p + d)$power, at$n, at$p0, at$d)
at$arcsine <- mapply(function(n, p, d) pwr.2p2n.test(ES.h(p + d, p), n1 = n, n2 = 2 * n)$power,
                     at$n, at$p0, at$d)
# The standard error of difference-in-differences from the whole covariance of cluster-period means.
gls <- function(J, m, icc, r, T0, T1) {
  T <- T0 + T1
  block <- icc * (r * matrix(1, T, T) + (1 - r) * diag(T)) + (1 - icc) / m * diag(T)
  V <- kronecker(diag(J), block)
  arm <- rep(0:1, each = J / 2 * T); post <- rep(rep(0:1, c(T0, T1)), J)
  X <- cbind(1, arm, post, arm * post)
  sqrt(solve(t(X) %*% solve(V, X))[4, 4])
}
did <- expand.grid(J = c(10, 24), m = c(5, 40), icc = c(.02, .15), r = c(0, .6), T0 = c(1, 3),
                   T1 = c(1, 4))
did$error <- mapply(gls, did$J, did$m, did$icc, did$r, did$T0, did$T1)
# Analysis of variance of a yes-or-no by cluster.
set.seed(5)
sizes <- c(12, 30, 7, 22, 40, 18); p <- c(.2, .5, .4, .7, .35, .1)
y <- unlist(mapply(function(n, q) rbinom(n, 1, q), sizes, p))
g <- factor(rep(seq_along(sizes), sizes))
ms <- summary(aov(y ~ g))[[1]][["Mean Sq"]]
n0 <- (sum(sizes) - sum(sizes^2) / sum(sizes)) / (length(sizes) - 1)
icc <- (ms[1] - ms[2]) / (ms[1] + (n0 - 1) * ms[2])
cat(jsonlite::toJSON(list(
  versions = list(R = as.character(getRversion()), pwr = as.character(packageVersion("pwr"))),
  two = two, at = at, did = did,
  icc = list(sizes = sizes, successes = as.numeric(tapply(y, g, sum)), icc = icc)
), auto_unbox = TRUE, digits = 15, dataframe = "rows"))
