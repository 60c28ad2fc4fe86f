# Reference numbers for analyses/outcomes/job_quality.
# Run:      Rscript make_job_quality.R    (in tests/reference; writes job_quality.csv and .json)
# Versions: R 4.2.2, stats only, jsonlite 1.8.4
# Data: invented; the seed is below; with blanks in every aspect.
suppressMessages(library(jsonlite))
set.seed(8)
n <- 240
arm <- sample(c("a", "b"), n, TRUE)
blank <- function(x, p) ifelse(runif(n) < p, NA, x)
d <- data.frame(person = seq_len(n), arm = arm, hours = blank(sample(4:40, n, TRUE), .05),
                pay = blank(round(9 + rgamma(n, 2, .7) + (arm == "b"), 2), .1),
                insured = blank(ifelse(runif(n) < ifelse(arm == "a", .5, .7), "yes", "no"), .08),
                contract = blank(sample(c("permanent", "fixed-term", "none"), n, TRUE), .04),
                type = ifelse(runif(n) < .8, "open", "sheltered"),
                hours_before = blank(ifelse(runif(n) < .5, 0, sample(4:30, n, TRUE)), .1))
has <- list(hours = d$hours >= 16, pay = d$pay >= 12, contract = d$contract == "permanent",
            insured = d$insured == "yes", type = d$type == "open")
wilson <- function(x, m) as.vector(suppressWarnings(prop.test(x, m, correct = FALSE))$conf.int)
p <- sapply(has, function(x) suppressWarnings(chisq.test(table(x, d$arm), correct = FALSE))$p.value)
aspects <- lapply(has, function(x) {
  known <- !is.na(x); yes <- tapply(x, d$arm, sum, na.rm = TRUE); m <- tapply(known, d$arm, sum)
  a <- wilson(yes[1], m[1]); b <- wilson(yes[2], m[2]); s <- yes / m
  list(yes = as.vector(yes), n = as.vector(m), all = wilson(sum(yes), sum(m)),
       gap = c(s[2] - s[1], s[2] - s[1] - sqrt((s[2] - b[1])^2 + (a[2] - s[1])^2),
               s[2] - s[1] + sqrt((b[2] - s[2])^2 + (s[1] - a[1])^2)))
})
t <- t.test(d$hours - d$hours_before)
middle <- function(x) {
  x <- sort(x); m <- length(x); r <- qbinom(.025, m, .5)
  if (pbinom(r - 1, m, .5) > .025) r <- r - 1
  c(median(x), x[r], x[m - r + 1])
}
writeLines(toJSON(list(aspects = aspects, p = as.list(p), holm = as.list(p.adjust(p, "holm")),
  change = c(as.vector(t$estimate), as.vector(t$conf.int), t$p.value, t$parameter + 1),
  hours = middle(d$hours), pay_b = middle(d$pay[d$arm == "b"])),
  auto_unbox = TRUE, digits = 15), "job_quality.json")
write.csv(d, "job_quality.csv", row.names = FALSE, quote = FALSE, na = "")
