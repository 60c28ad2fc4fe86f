# Reference numbers for analyses/outcomes/outcome_drivers.
# Run:      Rscript make_outcome_drivers.R    (in tests/reference)
# Versions: R 4.2.2, MASS, sandwich, clubSandwich, survey 4.1-1, jsonlite (all from Debian 12)
# Data, all public: MASS::birthwt (Hosmer and Lemeshow 1989), survey::apiclus1, apistrat.
suppressMessages({library(MASS); library(sandwich); library(clubSandwich); library(survey); library(jsonlite)})
b <- birthwt
b$race <- relevel(factor(b$race), "1"); b$smoke <- relevel(factor(b$smoke), "0"); b$ht <- relevel(factor(b$ht), "0")
b$clinic <- (seq_len(nrow(b)) * 7) %% 23
tight <- glm.control(epsilon = 1e-14, maxit = 100)
f <- glm(low ~ age + lwt + race + smoke + ht, binomial, b, control = tight)
g <- lm(bwt ~ age + lwt + race + smoke + ht, b)

ame <- function(model, data, V) {
  X0 <- model.matrix(delete.response(terms(model)), data)
  p <- function(beta, X) plogis(drop(X %*% beta))
  set <- function(col, to) { X <- X0; for (n in names(to)) X[, n] <- to[[n]]; X }
  whats <- list(function(be) mean(p(be, X0) * (1 - p(be, X0))) * be["age"],
    function(be) mean(p(be, X0) * (1 - p(be, X0))) * be["lwt"],
    function(be) mean(p(be, set(0, list(race2 = 1, race3 = 0))) - p(be, set(0, list(race2 = 0, race3 = 0)))),
    function(be) mean(p(be, set(0, list(race2 = 0, race3 = 1))) - p(be, set(0, list(race2 = 0, race3 = 0)))),
    function(be) mean(p(be, set(0, list(smoke1 = 1))) - p(be, set(0, list(smoke1 = 0)))),
    function(be) mean(p(be, set(0, list(ht1 = 1))) - p(be, set(0, list(ht1 = 0)))))
  be <- coef(model)
  t(sapply(whats, function(w) {
    grad <- sapply(seq_along(be), function(j) { h <- 1e-4 * max(1e-2, abs(be[j]))
      at <- function(s) { x <- be; x[j] <- x[j] + s * h; w(x) }
      (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h) })  # error of fourth order
    c(w(be), sqrt(drop(t(grad) %*% V %*% grad)))
  }))
}
errors <- list(model = vcov(f), hc1 = vcovHC(f, "HC1"), hc3 = vcovHC(f, "HC3"),
               cr1 = sandwich::vcovCL(f, cluster = b$clinic, type = "HC1"))
p <- fitted(f); y <- b$low
tenth <- pmin(floor((rank(p) - 0.5) / length(p) * 10), 9)
O <- tapply(y, tenth, sum); E <- tapply(p, tenth, sum); N <- tapply(y, tenth, length)
R <- cor(model.matrix(f)[, -1])
gvif <- function(own) (det(R[own, own, drop = FALSE]) * det(R[-own, -own, drop = FALSE]) / det(R))^(1 / length(own))
race <- grep("race", names(coef(f)))
w <- coef(f)[race] %*% solve(errors$hc1[race, race], coef(f)[race])
logistic <- list(beta = coef(f)[-1], se = lapply(errors, function(V) sqrt(diag(V))[-1]),
  ame = ame(f, b, errors$hc1), c = (sum(rank(p)[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(!y)),
  hl = sum((O - E)^2 / (E * (1 - E / N))), race_wald = drop(w), vif = c(gvif(1), gvif(2), gvif(3:4), gvif(5), gvif(6)))
cr2 <- coef_test(g, vcovCR(g, cluster = b$clinic, type = "CR2"), test = "Satterthwaite")
linear <- list(beta = coef(g)[-1], r2 = summary(g)$r.squared, se = list(model = sqrt(diag(vcov(g)))[-1],
  hc1 = sqrt(diag(vcovHC(g, "HC1")))[-1], hc3 = sqrt(diag(vcovHC(g, "HC3")))[-1],
  cr1 = sqrt(diag(sandwich::vcovCL(g, cluster = b$clinic, type = "HC1")))[-1], cr2 = cr2$SE[-1]),
  cr2_df = cr2$df_Satt[-1], hc1_p = 2 * pt(-abs(coef(g) / sqrt(diag(vcovHC(g, "HC1")))), df.residual(g))[-1])

data(api)
one <- function(d, data, name) {
  data$sw <- factor(data$sch.wide, levels = c("Yes", "No"))
  d <- update(d, sw = data$sw, high = as.numeric(data$api00 > 650))
  m <- svyglm(api00 ~ ell + meals + sw, d); l <- svyglm(high ~ ell + meals + sw, d, family = quasibinomial, control = tight)
  list(linear = coef(m)[-1], linear_se = SE(m)[-1], logistic = coef(l)[-1], logistic_se = SE(l)[-1], df = m$df.residual,
       linear_p = summary(m)$coefficients[-1, 4])
}
keep <- c("api00", "ell", "meals", "sch.wide", "pw", "fpc", "dnum", "stype")
surveys <- list(
  clus = list(data = apiclus1[, keep], told = one(svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1), apiclus1)),
  strat = list(data = apistrat[, keep], told = one(svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat), apistrat)))
named <- function(x) unname(x)
strip <- function(x) if (is.list(x) && !is.data.frame(x)) lapply(x, strip) else if (is.data.frame(x)) as.list(x) else unname(x)
write_json(strip(list(data = as.list(b[, c("low", "age", "lwt", "race", "smoke", "ht", "bwt", "clinic")]), logistic = logistic,
  linear = linear, surveys = surveys)), "outcome_drivers.json", digits = NA, auto_unbox = TRUE)
cat(as.character(packageVersion("sandwich")), as.character(packageVersion("clubSandwich")), as.character(packageVersion("MASS")), "\n")
