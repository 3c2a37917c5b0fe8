"""What a user would write instead: a database's export to NDJSON, split at its
marks, the fields picked with regular expressions.

python3 export.py FILE > records.ndjson   (dateparser is used when installed)
"""

import json
import re
import sys
from datetime import datetime

try:
    from dateparser import parse as parse_date
except ImportError:

    def parse_date(text):
        try:
            return datetime.strptime(text, "%B %d, %Y")
        except ValueError:
            return None


MARK = re.compile(r"^\s*\d+ of \d+ DOCUMENTS\s*$", re.MULTILINE)
DATE = re.compile(r"^\s*([A-Z][a-z]+ \d{1,2}, \d{4})", re.MULTILINE)
LABEL = re.compile(r"^([A-Z][A-Z-]+): (.+(?:\n(?!\n).+)*)", re.MULTILINE)
BODY = re.compile(r"^LENGTH: .*?$(.*?)^LOAD-DATE:", re.MULTILINE | re.DOTALL)


def article(text):
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    found = DATE.search(text)
    date = parse_date(found.group(1)) if found else None
    body = BODY.search(text)
    paragraphs = re.split(r"\n\s*\n", body.group(1)) if body else []
    return {
        "outlet": blocks[0] if blocks else None,
        "date": date.date().isoformat() if date else None,
        "headline": blocks[2] if len(blocks) > 2 else None,
        "body": [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip()],
        "extra": dict(LABEL.findall(text)),
    }


with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
for part in MARK.split(text)[1:]:
    print(json.dumps(article(part), ensure_ascii=False))
