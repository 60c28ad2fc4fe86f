# Reference numbers for analyses/delivery/target_attainment and analyses/numerics/poisson.
# Run:      Rscript make_target_intervals.R > target_intervals.json      (in tests/reference)
# Versions: R 4.2.2 (stats), jsonlite 1.8.4
library(jsonlite)
poisson <- list()
for (x in c(0, 1, 5, 16, 61, 330, 907, 120000)) for (level in c(0.9, 0.95, 0.99))
  poisson[[length(poisson) + 1]] <- list(count = x, confidence = level,
    interval = as.vector(poisson.test(x, conf.level = level)$conf.int))
share <- list()
for (k in list(c(585, 1000), c(13, 20), c(61, 79))) share[[length(share) + 1]] <- list(
  successes = k[1], trials = k[2],
  interval = if (k[2] < 30) as.vector(binom.test(k[1], k[2])$conf.int)
    else as.vector(suppressWarnings(prop.test(k[1], k[2], correct = FALSE))$conf.int))
cat(toJSON(list(poisson = poisson, share = share), digits = NA, auto_unbox = TRUE, pretty = TRUE))
