"""Number words that count nothing: what follows or precedes them in idioms (lower-case, by number word; "*" for any).

Each entry is a list of endings (after) or beginnings (before), separated by ";". A leading "-" is a hyphen.
"""

from __future__ import annotations

AFTER = {
    "*": """-figure; -tailed; -way; -off; -time; -sided; -stop; -horse; -faced; -track; -size; -dimensional; -pronged;
        -handed; -legged; -liner; -liners; -timer; -trick; -man show; -armed; -to-one; -on-one; -wheel; -wheeler;
        -wheelers; -letter word; -piece suit; -lane""",
    "one": """another; by one; and only; and the same; or another; after another; way or; would; can; could; might;
        must; should; may; last chance; last thing; fell swoop; and all; 's;’s; more time; at a time; too many;
        step; analyst; official; trader; source; expert; critic; observer; economist; resident; dealer; reader;
        insider; commentator; witness; user wrote; problem; point; possibility; option; explanation; area; aspect;
        key; big; major; important; particular; common; such; obvious; possible; of; man's; woman's; person's;
        long; great; final; more; question; issue; concern; theory; factor; study; heck; hell; sense; respect;
        tough; looks; sees; wonders; feels; wants; needs; has; is; does; knows; thinks; imagines; sure; kind; sort""",
    "two": """'s;’s; cents; faces; sides of the same; wrongs; peas; birds; evils; minds""",
    "three": """'s;’s; cheers; strikes""",
    "six": """ of one; feet under""",
    "nine": """ to five; lives""",
    "ten": """ out of ten; commandments; a penny""",
    "fifty": "-fifty",
    "forty": " winks",
    "zero": """-sum; tolerance; -tolerance; hour; in on; in; waste; -waste; carbon; -carbon; emission; -emission;
        emissions; -emissions""",
    "million": " miles away",
    "double": " trouble",
    "twice": " a day; before; about it",
    "dozen": " or so of the usual",
    "third": " parties; party; -party; world",
}  # fmt: skip
BEFORE = {
    "*": """thanks a ; cloud ; dressed to the ; square ; ground """,
    "one": """back to square ; all in ; any ; this ; that ; the ; each ; every ; no ; which ; another ; some ; many a
        ; i for ; not""",
    "fifty": """fifty-""",
    "two": """a thing or """,
    "twice": """think ; thought ; thinking ; look """,
    "million": """thanks a ; one in a ; feel like a """,
    "nine": """on cloud ; the whole """,
    "five": """high ; take """,
    "six": """at ; deep """,
    "zero": """ground ; patient ; year ; net ; net-; sub-; non-; day ; absolute """,
}  # fmt: skip
