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


def readable(_, pdf):
    """Takes from a document of versions 57 to 65 what their `pdf/ua-1` says beside the tags.

    That is that it conforms to a standard, which nobody has tried, and that links are hidden.
    """
    pdf.catalog.pop("Metadata", None)
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("Subtype") == "/Link":
            part["F"] = 4  # printed, and not hidden


def tags():
    """What asks this version for tags, by which a document is read aloud in order; nothing where it has none."""
    import inspect
    import weasyprint

    known = set(getattr(weasyprint, "DEFAULT_OPTIONS", ()))
    known.update(inspect.signature(weasyprint.HTML.write_pdf).parameters)
    if "pdf_tags" in known:  # from 66 on
        return {"pdf_tags": True}
    for name in ("pdf_variant", "variant"):  # from 59 on, and before
        if name in known:
            return {name: "pdf/ua-1", "finisher": readable}
    return {}


def pdf(text, **options):
    from weasyprint import HTML

    return HTML(string=text, base_url=None, url_fetcher=refuse).write_pdf(**options)


try:
    text = sys.stdin.buffer.read().decode("utf-8")
    made = None
    try:
        made = pdf(text, **tags())
    except Exception:
        pass  # tags are young in every version, and some documents have none, or no room for them
    if made is None:
        # Better without than not at all; and not in `except`, where all that was made so far is held.
        import gc

        gc.collect()
        made = pdf(text)
except MemoryError:
    sys.exit(3)
sys.stdout.buffer.write(made)
sys.stdout.buffer.flush()
