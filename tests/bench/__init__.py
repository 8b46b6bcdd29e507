"""Benchmarks: figures taken in one run, as ratios. `./dev bench` prints them."""
