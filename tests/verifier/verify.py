"""A second, independent check of bundles, written from docs/protocol.md alone.

    verify.py FILE               checks a bundle, prints what it says as JSON
    verify.py --compare FILE...  checks bundles against the `.expected.json` beside each
    verify.py --vectors FOLDER   checks everything in docs/protocol/vectors

The exit code is 0 where all is well, 1 where something is wrong with a bundle or differs, and 2
where a file cannot be read as a bundle.
"""

import json
import sys
from pathlib import Path

import bundle
import vectors


def main(arguments):
    match arguments:
        case ["--compare", *files] if files:
            differences = [line for file in files for line in vectors.compare(Path(file))]
        case ["--vectors", folder]:
            differences = vectors.check_all(Path(folder))
        case [file] if not file.startswith("--"):
            return _check(Path(file))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    for line in differences:
        print(line)
    return 1 if differences else 0


def _check(file):
    try:
        result = bundle.check(file.read_bytes())
    except bundle.NotABundle as error:
        print(f"{file} is no bundle: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0 if result["sound"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
