# Standardised differences by MatchIt (s.d.denom of both groups), quartiles by base R.
# Run in this folder: Rscript make_profile.R > profile_r.json
suppressMessages(library(MatchIt))
veteran <- read.csv("veteran.csv")
veteran$treat <- as.integer(veteran$trt == 2)
told <- c("karno", "diagtime", "age", "prior")
sums <- function(scale) {
  fit <- matchit(treat ~ karno + diagtime + age + prior, veteran, method = NULL,
                 distance = "glm", s.weights = NULL)
  formula <- summary(fit, pair.dist = FALSE)$sum.all
  formula[told, c("Std. Mean Diff.", "Var. Ratio")]
}
all <- sums()
quartiles <- lapply(told, function(n) as.numeric(quantile(veteran[[n]], c(.25, .5, .75))))
names(quartiles) <- told
cat(jsonlite::toJSON(list(
  versions = list(R = as.character(getRversion()), MatchIt = as.character(packageVersion("MatchIt"))),
  treated_sd = as.list(all[, 1]), variance_ratio = as.list(all[, 2]), quartiles = quartiles
), auto_unbox = TRUE, digits = 15, pretty = TRUE))
