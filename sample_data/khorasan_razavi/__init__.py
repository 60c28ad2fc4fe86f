"""Stabilised and created jobs in Khorasan Razavi, as an office would send them."""
