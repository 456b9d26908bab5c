"""What the benchmarks share: a Palais of their own, a load of requests, memory, fonts, and a report.

    site      prepares a local folder and a database, starts and stops `palais serve` on a free port
    load      asks for pages over connections that stay open, and times each answer
    memory    what each worker process holds
    fonts     which font files a page needs
    machine   what was measured on
    report    medians, ratios, tables and the JSON in var/bench

It is a folder because `make bench` runs each program that lies directly in bench/.
"""
