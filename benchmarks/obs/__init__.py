"""Object storage, side by side: every contender a process of its own, all on one embedded OBS.

files         the trees that travel
worker        the process of one contender
contenders/   how each of them uploads, downloads and lists
contest       rounds in turn, checked results, goals
small_files, large_files, delayed, listing, again, server      the benchmarks
"""
