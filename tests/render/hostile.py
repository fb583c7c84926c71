"""An article, and a summary of it, that try to be more than text."""

from __future__ import annotations

from summarizer import Document

ATTACKS = (
    "<script>window.attacked = 1</script>",
    "</script><script>window.attacked = 2</script>",
    "</style><style>body { display: none }</style>",
    "</title></head><body onload='window.attacked = 3'>",
    '<img src="x" onerror="window.attacked = 4">',
    '"><svg onload=window.attacked=5>',
    "' onmouseover='window.attacked=6' autofocus onfocus='window.attacked=7",
    "<a href='javascript:window.attacked=8'>read on</a>",
    "<iframe srcdoc='<script>parent.attacked = 9</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://attacker.example/'>",
    "<base href='https://attacker.example/'><link rel=stylesheet href='https://attacker.example/a.css'>",
    "<!-- <![CDATA[ --> ]]> &lt;b&gt; &#60;i&#62; &amp;amp;",
    "{{ 7 * 7 }} {% raw %} ${7 * 7} #{7 * 7}",
    "javascript:window.attacked=10",
)

CONTROLS = "be\u202efore\u2066 a\x00f\x1b[2Jte\x9br \u2028 li\x85ne\rend\x7f \ud800 \u200fright"

LONG_WORD = "x" * 200_000

TEXT = "\n\n".join(
    (
        "At least 27 people were hurt in the fire, the mayor said.",
        *(f"{attack} said that 27 people were hurt." for attack in ATTACKS),
        f"Some {CONTROLS} 300 were led out.",
        f"{LONG_WORD} 64 people were rescued.",
        "قال الرئيس إن ٢٧ شخصا قتلوا في الحريق.",
    )
)

ARTICLE = Document.from_text(
    TEXT,
    title=f"{ATTACKS[3]}{ATTACKS[0]} 27 \u202e hurt",
    url="javascript:window.attacked=11",
    notices=(ATTACKS[4],),
)

SUMMARY = f"At most 27 people were hurt. {' '.join(ATTACKS)} {CONTROLS} 64 people were rescued. {'y' * 20_000}"
