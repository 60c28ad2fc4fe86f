# Reference numbers for difference-in-differences that R computed, with every dummy written out.
# Run:      Rscript make_castle.R        (in tests/reference, after make_castle.py)
# Versions: R 4.2.2, clubSandwich 0.5.8, sandwich 3.0-2, lmtest 0.9-40, jsonlite 1.8.4
# Data:     castle.csv, described in make_castle.py
suppressMessages({library(clubSandwich); library(sandwich); library(lmtest); library(jsonlite)})
castle <- read.csv("castle.csv")
castle$d <- as.numeric(!is.na(castle$first) & castle$year >= castle$first)
castle$ever <- as.numeric(!is.na(castle$first))
castle$since <- ifelse(is.na(castle$first), -99, castle$year - castle$first)

# Coefficients of `names`, and of each kind of covariance the errors and the joint test of leads.
told <- function(fit, names, rows, cluster, kinds, leads = character(0)) {
  out <- list(beta = unname(coef(fit)[names]))
  G <- length(unique(rows[[cluster]]))
  for (kind in kinds) {
    V <- switch(kind,
      "cr0" = vcovCL(fit, rows[[cluster]], type = "HC0", cadjust = FALSE),
      "cr1-all" = vcovCL(fit, rows[[cluster]], type = "HC1", cadjust = TRUE),
      "cr2" = vcovCR(fit, cluster = rows[[cluster]], type = "CR2"),
      "hc1" = vcovHC(fit, type = "HC1"))
    V <- as.matrix(V)
    one <- list(se = unname(sqrt(diag(V)[names])))
    if (kind == "cr2") {
      test <- coef_test(fit, vcov = vcovCR(fit, cluster = rows[[cluster]], type = "CR2"),
                        test = "Satterthwaite", coefs = names)
      one$df <- test$df_Satt; one$p <- test$p_Satt
    }
    if (length(leads)) {
      b <- coef(fit)[leads]; q <- length(leads)
      df <- if (kind == "hc1") fit$df.residual else G - 1
      f <- as.numeric(b %*% solve(V[leads, leads], b)) / q
      one$pre <- list(statistic = f, df = df, p = pf(f, q, df, lower.tail = FALSE))
    }
    out[[kind]] <- one
  }
  out
}

both <- function(rows, cluster = "state", kinds = c("cr0", "cr1-all", "cr2", "hc1"), more = "",
                 unit = "factor(state)", weights = NULL) {
  found <- sort(setdiff(unique(rows$since), c(-99, -1)))
  names <- gsub("-", "m", paste0("e", found))
  for (i in seq_along(found)) rows[[names[i]]] <- as.numeric(rows$since == found[i])
  right <- paste("+", unit, "+ factor(year)", more)
  rows$w <- if (is.null(weights)) 1 else rows[[weights]]
  fit1 <- lm(as.formula(paste("homicide ~ d", right)), rows, weights = w)
  fit2 <- lm(as.formula(paste("homicide ~", paste(names, collapse = "+"), right)), rows, weights = w)
  list(exposures = found, att = told(fit1, "d", rows, cluster, kinds),
       study = told(fit2, names, rows, cluster, kinds, names[found < 0]))
}
one <- castle[!is.na(castle$adopter) & castle$adopter != "", ]
patchy <- castle[castle$patchy == "yes", ]
more <- "+ unemployment + police + factor(band)"
out <- list(
  one_start = both(one),
  staggered = both(castle),
  patchy = both(patchy),
  weighted = both(patchy, kinds = c("cr0", "cr1-all", "hc1"), weights = "population"),
  covariates = both(patchy, more = more),
  districts = both(castle, "district"),
  no_unit = both(one, "district", unit = "ever"))
write_json(out, "castle_r.json", digits = NA, auto_unbox = TRUE)
