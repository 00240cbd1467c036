"""Texts that would like to be something else."""

import re

# Accepted as names; characters that nobody sees are dropped, but for those that shape what is seen.
ACCEPTED = {
    "rich markup": "[bold red]Siân[/red]",
    "a closing tag": "[/]Siân",
    "a link of rich": "[link=https://example.com]here[/link]",
    "right-to-left": "\u202egnp.exe",
    "an isolate left open": "\u2067Siân",
    "zero width": "Si\u200bân\ufeff",
    "a formula": '=HYPERLINK("https://example.com","x")',
    "plus": "+441234567890",
    "minus": "-1+1|cmd",
    "at": "@SUM(1;1)",
    "html": "<script>alert(1)</script>",
    "an entity": "&lt;b&gt; & \"'",
    "a table": "a|b | c \\| d",
    "markdown": "`x` *b* _i_ # ![i](https://example.com/i.png)",
    "a link of markdown": "[x](javascript:alert(1))",
    "a calendar": "BEGIN:VEVENT;X=1,2:3\\nEND:VEVENT",
    "format places": "{name} {0} %s %(x)s ${HOME}",
    "an option": "--help",
    "a path": "../../etc/passwd",
    "many marks": "S" + "\u0302" * 150,
    "wide": "漢字 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f 👩\u200d💻",
    "a decomposed letter": "Sia\u0302n W\u0302yn",
    "quotes": 'O\'Neill "the" ’quote’ `tick`',
}
REFUSED = {
    "escape": "\x1b[31mred\x1b[2J",
    "a title for the terminal": "\x1b]0;gone\x07",
    "c1": "\x9b31m",
    "a bell": "ding\x07",
    "a null": "a\x00b",
    "a line break": "Siân\nadmin: yes",
    "a return": "Siân\rOwain",
    "a tab": "Siân\tPuw",
    "a backspace": "ab\x08c",
    "a line separator": "a\u2028b",
    "a lone surrogate": "a\udc80b",
    "10,000 characters": "n" * 10_000,
    "punctuation alone": "[/]",
    "nothing": "   ",
    "nothing to be seen": "\u200b\u3164\u2800",
    "an error cell": "#REF!",
    "next line": "a\x85b",
}
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
