"""What a user would write instead: articles to NDJSON with regular expressions.

python3 article.py FOLDER > records.ndjson   (dateparser is used when installed)
"""

import json
import re
import sys
from datetime import datetime
from pathlib import Path

try:
    from dateparser import parse as parse_date
except ImportError:

    def parse_date(text):
        for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(text, form)
            except ValueError:
                pass
        return None


DATE = re.compile(r"\b\d{1,2}[ /.-]\w+[ /.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\w+ \d{1,2}, \d{4}\b")
SOURCE = re.compile(r"^(?:Source|المصدر)\s*:\s*(.+)$", re.MULTILINE)


def article(text):
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    source = SOURCE.findall(text)
    found = DATE.search("\n".join(blocks[:4]))
    date = parse_date(found.group()) if found else None
    body = [" ".join(block.split()) for block in blocks[3:] if not SOURCE.match(block)]
    return {
        "outlet": blocks[0] if blocks else None,
        "date": date.date().isoformat() if date else None,
        "headline": blocks[2] if len(blocks) > 2 else None,
        "body": body,
        "source": source,
    }


for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    record = article(path.read_text(encoding="utf-8"))
    print(json.dumps(record, ensure_ascii=False))
