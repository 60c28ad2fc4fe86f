# Paired answers on the National Supported Work data, by base R 4.2.
# Run from the project's root: Rscript tests/reference/make_before_after.R
nsw <- read.csv("sample_data/nsw_1976/nsw.csv")
one <- function(d) {
  tab <- table(factor(d$employed_75, c("yes", "no")), factor(d$employed_78, c("yes", "no")))
  b <- tab[1, 2]; c <- tab[2, 1]
  t <- t.test(d$re78, d$re75, paired = TRUE)
  list(n = nrow(d), before = mean(d$employed_75 == "yes"), after = mean(d$employed_78 == "yes"),
       asymptotic = unname(mcnemar.test(tab, correct = FALSE)$statistic),
       asymptotic_p = mcnemar.test(tab, correct = FALSE)$p.value,
       corrected_p = mcnemar.test(tab, correct = TRUE)$p.value,
       exact_p = binom.test(b, b + c)$p.value,
       t = unname(t$statistic), t_p = t$p.value, mean = unname(t$estimate),
       low = t$conf.int[1], high = t$conf.int[2])
}
groups <- lapply(split(nsw, nsw$arm), one)
out <- list(all = one(nsw), control = groups$control, treated = groups$treated,
            holm = unname(p.adjust(sapply(groups, function(g) g$asymptotic_p), "holm")),
            r = R.version.string)
json <- function(x) if (is.list(x)) paste0("{", paste0('"', names(x), '": ', sapply(x, json), collapse = ",\n"), "}") else
  if (is.character(x)) paste0('"', x, '"') else
  if (length(x) > 1) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]") else sprintf("%.15g", x)
writeLines(json(out), "tests/reference/before_after.json")
