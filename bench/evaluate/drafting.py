"""How often the check of drafts agrees with readers on what is specific.

    python -m bench.evaluate.drafting FOLDER

`upr-info` holds recommendations of the UPR with the category of action that UPR Info's readers gave them: 1 asks
others, 2 continues, 3 considers, 4 general, 5 specific. The check says of each whether it is specific, and which
category.
"""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from bench.evaluate.tags import LEARNT, TRIED, rows
from palais.core.drafting import Check
from palais.reference import recommendation_words
from palais.reference.layers import read_layers

SPECIFIC = 5


def main(corpus: Path) -> int:
    """Print how many are specific, by the readers and by the check, and how often both agree."""
    files = [corpus / "upr-info" / name for name in (LEARNT, TRIED)]
    if not all(file.exists() for file in files):
        print("Drafting: skipped, there is no upr-info in the folder.")
        return 0
    facts = read_layers()
    drafting, strengths = recommendation_words.drafting(facts), recommendation_words.strengths(facts)
    for file in files:
        agreed = same = count = specific = found = both = 0
        confused: Counter[tuple[int, int | None]] = Counter()
        for row in rows(file):
            if not (row["Action"] or "").strip().isdigit():
                continue
            wanted = int(row["Action"])
            count += 1
            specific += wanted == SPECIFIC
            checked = drafting.check(row["Text"], language="en", on=date(2008, 1, 1))
            yes = checked.answer(Check.SPECIFIC).yes
            found += yes
            both += yes and wanted == SPECIFIC
            agreed += yes == (wanted == SPECIFIC)
            level = strengths.of(row["Text"], language="en").doing
            same += level == wanted
            confused[wanted, level] += level != wanted
        print(
            f"Drafting, {file.name}: {specific} of {count} specific by readers, {found} by the check, {both} by both; "
            f"agreement {agreed / count:.3f}, same category {same / count:.3f}"
        )
        often = ", ".join(
            f"{wanted} taken for {level}: {times}" for (wanted, level), times in confused.most_common(6)
        )
        print(f"  most often: {often}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
