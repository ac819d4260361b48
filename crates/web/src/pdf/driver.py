# Turns the HTML on standard input into PDF on standard output with WeasyPrint.
#
# The text comes from other servers. So: bounds first, then no network for this process where the
# system lets it give that up, and nothing that the document names is fetched or opened, whatever
# its address. And whoever reads pages has the processor first.
import os
import resource
import sys

try:
    os.nice(10)
except OSError:
    pass  # the unit of a service can forbid it

try:
    # Where memory runs out, this goes first, and not the server that serves everybody.
    with open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")
except OSError:
    pass  # not Linux

memory, seconds, size = (int(argument) for argument in sys.argv[1:4])
for what, most in (
    (resource.RLIMIT_AS, memory),
    (resource.RLIMIT_CPU, seconds),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_FSIZE, size),
):
    resource.setrlimit(what, (most, most))

try:
    import ctypes

    NEW_USER, NEW_NET = 0x10000000, 0x40000000
    ctypes.CDLL(None).unshare(NEW_USER | NEW_NET)
except Exception:
    pass  # not Linux, or not allowed: what follows refuses every address anyway


def refuse(url, *_, **__):
    raise ValueError("nothing is fetched")


try:
    from weasyprint import HTML

    text = sys.stdin.buffer.read().decode("utf-8")
    made = HTML(string=text, base_url=None, url_fetcher=refuse).write_pdf()
except MemoryError:
    sys.exit(3)
sys.stdout.buffer.write(made)
sys.stdout.buffer.flush()
