# Reference numbers for analyses/outcomes/quarter_after_exit and analyses/numerics/median.
# Run:      Rscript make_quarters.R    (in tests/reference; writes quarters_*.csv and quarters.json)
# Versions: R 4.2.2, stats only, jsonlite 1.8.4
# Data: invented; the seed is below. Exits, jobs with dates and weekly pay, two groups. Quarters are
# made by R's own calendar (quarters(), seq by quarter), days worked are counted one by one.
# Codes in the wide file are those of the Participant Individual Record Layout.
suppressMessages(library(jsonlite))
set.seed(90)
n <- 260
exit <- as.Date("2021-01-01") + sample(0:720, n, TRUE)
cut_off <- as.Date("2023-03-31")
arm <- sample(c("a", "b"), n, TRUE)
jobs <- do.call(rbind, lapply(seq_len(n), function(i) {
  k <- sample(0:3, 1, prob = c(.3, .35, .2, .15)); if (k == 0) return(NULL)
  from <- exit[i] + sample(-60:330, k, TRUE)
  data.frame(person = i, start = from, end = from + ceiling(rexp(k, 1 / 200)),
             employer = sample(c("x", "y", "z"), k, TRUE),
             wage = round(runif(k, 60, 400), 2))
}))
jobs <- jobs[jobs$start <= cut_off, ]
jobs$end[jobs$end > cut_off] <- NA
first_of <- function(d) as.Date(sprintf("%s-%02d-01", format(d, "%Y"),
                                        3 * (as.integer(substr(quarters(d), 2, 2)) - 1) + 1))
after <- function(d, k) seq(first_of(d), by = "quarter", length.out = k + 2)[k + 1:2]
one <- function(i, k) {
  q <- after(exit[i], k)
  days <- seq(q[1], q[2] - 1, by = "day")
  mine <- jobs[jobs$person == i, ]
  until <- ifelse(is.na(mine$end), cut_off + 1, mine$end)
  on <- sapply(seq_len(nrow(mine)), function(r) sum(days >= mine$start[r] & days < until[r]))
  list(due = q[2] - 1 <= cut_off, employed = any(unlist(on) > 0),
       pay = sum(unlist(on) * mine$wage) / 7, with = unique(mine$employer[unlist(on) > 0]))
}
q2 <- lapply(seq_len(n), one, 2); q4 <- lapply(seq_len(n), one, 4)
get <- function(x, what) sapply(x, `[[`, what)
code <- function(x) ifelse(!get(x, "due"), 9, ifelse(get(x, "employed"), sample(c(1, 4), n, TRUE), 0))
same <- mapply(function(a, b) length(intersect(a$with, b$with)) > 0, q2, q4)
wide <- data.frame(person = seq_len(n), exit = exit, arm = arm, q2 = code(q2), q4 = code(q4),
                   pay2 = ifelse(get(q2, "due"), round(get(q2, "pay"), 2), 999999.99),
                   pay4 = ifelse(get(q4, "due"), round(get(q4, "pay"), 2), 999999.99),
                   same = ifelse(get(q4, "due"), as.integer(same), 9))
wilson <- function(x, m) as.vector(suppressWarnings(prop.test(x, m, correct = FALSE))$conf.int)
median_exact <- function(x) {
  x <- sort(x); m <- length(x); r <- qbinom(.025, m, .5)
  if (pbinom(r - 1, m, .5) > .025) r <- r - 1
  c(median(x), if (r > 0) c(x[r], x[m - r + 1]))
}
bonett <- function(x) {
  x <- sort(x); m <- length(x); r <- max(1, floor((m + 1) / 2 - sqrt(m) + .5))
  z <- qnorm(1 - pbinom(r - 1, m, .5))
  (x[m - r + 1] - x[r]) / (2 * z)
}
out <- list()
for (k in c(2, 4)) {
  q <- if (k == 2) q2 else q4
  due <- get(q, "due"); yes <- due & get(q, "employed")
  pay <- wide[[paste0("pay", k)]]
  x <- pay[yes & arm == "a" & pay > 0]; y <- pay[yes & arm == "b" & pay > 0]
  se <- sqrt(bonett(x)^2 + bonett(y)^2); gap <- median(y) - median(x)
  out[[paste0("q", k)]] <- list(
    n = c(sum(due), sum(due & arm == "a"), sum(due & arm == "b")),
    yes = c(sum(yes), sum(yes & arm == "a"), sum(yes & arm == "b")),
    wilson = wilson(sum(yes), sum(due)), median = median_exact(pay[yes & pay > 0]),
    median_a = median_exact(x), difference = c(gap, gap - qnorm(.975) * se, gap + qnorm(.975) * se))
}
both <- get(q4, "due"); a <- get(q2, "employed"); b <- get(q4, "employed")
out$same <- c(sum(both & a & same), sum(both & a))
out$change <- (sum(both & b) - sum(both & a)) / sum(both)
small <- lapply(4:12, function(m) list(n = m, limits = median_exact((1:m)^2)))
write.csv(wide, "quarters_wide.csv", row.names = FALSE, quote = FALSE)
write.csv(transform(jobs, end = ifelse(is.na(end), "", format(end))), "quarters_jobs.csv",
          row.names = FALSE, quote = FALSE)
writeLines(toJSON(list(answers = out, small = small), auto_unbox = TRUE, digits = 15),
           "quarters.json")
