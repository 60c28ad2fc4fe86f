# Reference numbers for analyses/numerics: fixed_effects, cluster, bell_mccaffrey.
# Run:      Rscript make_panels.R        (in tests/reference)
# Versions: R 4.2.2, plm 2.6-2, clubSandwich 0.5.8, sandwich 3.0-2, lmtest 0.9-40, jsonlite 1.8.4
# Data, all public, exported beside this file:
#   grunfeld.csv  plm::Grunfeld, Grunfeld (1958), The Determinants of Corporate Investment; balanced
#   empluk.csv    plm::EmplUK, Arellano and Bond (1991), Review of Economic Studies 58; unbalanced
#   produc.csv    plm::Produc, Munnell (1990), New England Economic Review; states within regions
suppressMessages({library(plm); library(clubSandwich); library(sandwich); library(lmtest)
  library(jsonlite)})
data(Grunfeld); data(EmplUK); data(Produc)
Produc <- data.frame(Produc)
Produc$region <- as.integer(Produc$region)
for (v in c("pcap", "hwy", "water", "util", "pc", "gsp", "emp")) Produc[[v]] <- log(Produc[[v]])
Produc$state <- as.integer(factor(Produc$state))
write.csv(Grunfeld, "grunfeld.csv", row.names = FALSE)
write.csv(EmplUK, "empluk.csv", row.names = FALSE)
write.csv(Produc[, c("state", "year", "region", "pcap", "pc", "gsp", "emp", "unemp")],
          "produc.csv", row.names = FALSE)
Produc <- read.csv("produc.csv")

told <- function(fit, V, names) list(beta = as.vector(coef(fit)[names]),
  covariance = unname(as.matrix(V)[names, names]))
# clubSandwich on dummies in full; Satterthwaite degrees of freedom beside it.
club <- function(fit, cluster, names) {
  V <- vcovCR(fit, cluster = cluster, type = "CR2")
  test <- coef_test(fit, vcov = V, test = "Satterthwaite", coefs = names)
  c(told(fit, V, names), list(df = as.vector(test$df_Satt), p_value = as.vector(test$p_Satt)))
}
out <- list()
gx <- c("value", "capital"); ex <- c("wage", "capital"); px <- c("pcap", "pc", "emp", "unemp")
g <- lm(inv ~ value + capital + factor(firm) + factor(year), Grunfeld)
e <- lm(log(emp) ~ wage + capital + factor(firm) + factor(year), EmplUK)
ew <- lm(log(emp) ~ wage + capital + factor(firm) + factor(year), EmplUK, weights = output)
p <- lm(gsp ~ pcap + pc + emp + unemp + factor(state) + factor(year), Produc)
o <- lm(gsp ~ pcap + pc + emp + unemp, Produc)
hc <- function(fit) vcovHC(fit, type = "HC1")
cl <- function(fit, by, type = "HC0", cadjust = FALSE) vcovCL(fit, by, type = type, cadjust = cadjust)
out$grunfeld_iid <- told(g, vcov(g), gx)
out$grunfeld_hc1 <- told(g, hc(g), gx)
out$grunfeld_cr0 <- told(g, cl(g, Grunfeld$firm), gx)
# vcovCL's HC1 with cadjust is G/(G-1) (n-1)/(n-K), K with all dummies.
out$grunfeld_cr1_all <- told(g, cl(g, Grunfeld$firm, "HC1", TRUE), gx)
out$grunfeld_cr2 <- club(g, Grunfeld$firm, gx)
out$grunfeld_cr2_year <- club(g, Grunfeld$year, gx)
out$empluk_iid <- told(e, vcov(e), ex)
out$empluk_cr0 <- told(e, cl(e, EmplUK$firm), ex)
out$empluk_cr1_all <- told(e, cl(e, EmplUK$firm, "HC1", TRUE), ex)
out$empluk_cr2 <- club(e, EmplUK$firm, ex)
out$empluk_cr2_sector <- club(e, EmplUK$sector, ex)
out$empluk_weighted_iid <- told(ew, vcov(ew), ex)
out$empluk_weighted_cr0 <- told(ew, cl(ew, EmplUK$firm), ex)
out$produc_cr1_all <- told(p, cl(p, Produc$region, "HC1", TRUE), px)
out$produc_cr2 <- club(p, Produc$region, px)
out$ols_cr1_all <- told(o, cl(o, Produc$state, "HC1", TRUE), c("(Intercept)", px))
out$ols_cr2 <- club(o, Produc$state, c("(Intercept)", px))
w <- plm(inv ~ value + capital, Grunfeld, index = c("firm", "year"), effect = "twoways",
         model = "within")
out$grunfeld_plm <- list(beta = as.vector(coef(w)), r2_within = unname(summary(w)$r.squared[1]))
wt <- waldtest(o, c("pcap", "unemp"), vcov = cl(o, Produc$state, "HC1", TRUE), test = "F")
out$ols_wald <- list(statistic = wt$F[2], chisq = wt$F[2] * 2,
                     p_value_47 = pf(wt$F[2], 2, 47, lower.tail = FALSE))
write_json(out, "panels.json", digits = NA, auto_unbox = TRUE, pretty = FALSE)
