# Reference numbers for analyses/outcomes/sustained_employment: each person's days are laid out one
# by one and counted, so that nothing of the workbench's way of uniting jobs is shared.
# Run:      Rscript make_careers.R    (in tests/reference; writes careers.csv and careers.json)
# Versions: R 4.2.2, stats only, jsonlite 1.8.4
# Data: invented; the seed is below. Overlaps, gaps, short hours, several jobs and open ends occur.
suppressMessages(library(jsonlite))
set.seed(20230501)
cut_off <- 730L                       # days since 2021-01-01; 2022-12-31 is day 729
last <- cut_off - 1L
people <- 320L
starters <- data.frame(person = seq_len(people), joined = sample(0:650, people, TRUE),
                       arm = sample(c("a", "b"), people, TRUE))
jobs <- do.call(rbind, lapply(seq_len(people), function(i) {
  k <- sample(0:4, 1, prob = c(.25, .3, .2, .15, .1))
  if (k == 0) return(NULL)
  first <- starters$joined[i] + round(rexp(1, 1 / 70))
  begins <- first + c(0, cumsum(sample(-20:140, k - 1, TRUE)))[seq_len(k)]
  data.frame(person = i, start = as.integer(begins),
             end = as.integer(begins + ceiling(rexp(k, 1 / 160))),
             employer = sample(1:4, k, TRUE), hours = sample(c(8, 14, 16, 20, 30), k, TRUE))
}))
jobs <- jobs[jobs$start <= last, ]
jobs <- jobs[jobs$start >= starters$joined[jobs$person], ]
jobs$end[jobs$end > last] <- NA
jobs <- jobs[sample(nrow(jobs)), ]
day <- function(x) format(as.Date("2021-01-01") + x)

worked <- function(of, upto) {        # TRUE for each day 0..upto-1 on which a job is held
  on <- rep(FALSE, upto)
  for (r in seq_len(nrow(of))) {
    to <- if (is.na(of$end[r])) last else of$end[r] - 1   # an open job is held on the last day too
    if (to >= of$start[r]) on[(of$start[r]:to) + 1] <- TRUE
  }
  on
}
bridged <- function(on, gap) {
  r <- rle(on)
  inside <- seq_along(r$values) > 1 & seq_along(r$values) < length(r$values)
  r$values[!r$values & inside & r$lengths <= gap] <- TRUE
  inverse.rle(r)
}
kept <- function(of, anchor, w, mode, gap) {
  if (mode == "snapshot") return(worked(of, cut_off)[anchor + 7 * w + 1])
  if (mode == "same employer") {
    # The employers of a job held on the anchor day.
    here <- of[of$start <= anchor & (is.na(of$end) | of$end > anchor), ]
    return(any(sapply(unique(here$employer), function(e)
      all(bridged(worked(of[of$employer == e, ], cut_off), gap)[anchor + seq_len(7 * w)]))))
  }
  all(bridged(worked(of, cut_off), gap)[anchor + seq_len(7 * w)])
}
wilson <- function(x, n) as.vector(suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int)
newcombe <- function(x2, n2, x1, n1) {  # second less first
  a <- wilson(x1, n1); b <- wilson(x2, n2); p1 <- x1 / n1; p2 <- x2 / n2
  c(p2 - p1, p2 - p1 - sqrt((p2 - b[1])^2 + (a[2] - p1)^2),
    p2 - p1 + sqrt((b[2] - p2)^2 + (p1 - a[1])^2))
}
answers <- list()
for (mode in c("continuous", "snapshot", "same employer")) for (gap in c(0, 14))
  for (least in c(0, 16)) {
    ok <- jobs[jobs$hours >= least, ]
    first <- tapply(ok$start, factor(ok$person, seq_len(people)), min)
    out <- list(mode = mode, gap_days = gap, least_hours = least)
    for (w in c(4, 13, 26)) {
      mine <- sapply(seq_len(people), function(i) {
        if (is.na(first[i]) || first[i] + 7 * w > last) return(NA)
        kept(ok[ok$person == i, ], first[i], w, mode, gap)
      })
      weeks <- sapply(seq_len(people), function(i) {
        if (is.na(mine[i])) return(NA)
        sum(worked(ok[ok$person == i, ], cut_off)[first[i] + seq_len(7 * w)]) / 7
      })
      yes <- tapply(mine, starters$arm, sum, na.rm = TRUE)
      n <- tapply(!is.na(mine), starters$arm, sum)
      due <- starters$joined + 7 * (20 + w) <= last
      in_time <- !is.na(first) & first <= starters$joined + 140
      theirs <- ifelse(due, in_time & !is.na(mine) & mine, NA)
      test <- suppressWarnings(chisq.test(rbind(yes, n - yes), correct = FALSE))
      welch <- t.test(weeks[starters$arm == "b"], weeks[starters$arm == "a"])
      out[[paste0("w", w)]] <- list(
        yes = as.vector(yes), n = as.vector(n), all = wilson(sum(yes), sum(n)),
        difference = newcombe(yes[["b"]], n[["b"]], yes[["a"]], n[["a"]]),
        chi_square = as.vector(test$statistic), p = test$p.value,
        starters = c(sum(theirs, na.rm = TRUE), sum(!is.na(theirs))),
        weeks = c(mean(weeks, na.rm = TRUE), as.vector(t.test(weeks)$conf.int)),
        welch = c(-diff(as.vector(welch$estimate)), as.vector(welch$conf.int), welch$p.value))
    }
    answers[[length(answers) + 1]] <- out
  }
write.csv(transform(jobs, start = day(start), end = ifelse(is.na(end), "", day(end)),
                    arm = starters$arm[person]), "careers.csv", row.names = FALSE, quote = FALSE)
write.csv(transform(starters, joined = day(joined)), "careers_starters.csv", row.names = FALSE,
          quote = FALSE)
writeLines(toJSON(answers, auto_unbox = TRUE, digits = 15, pretty = FALSE), "careers.json")
