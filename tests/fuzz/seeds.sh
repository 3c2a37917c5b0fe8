#!/usr/bin/env bash
# Makes the first inputs of each fuzz target under tests/fuzz/corpus: the
# fixtures for `text` and `formats`, their records, one line a value, for the
# rest. Needs jq and a built newsclip (`cargo build --release`).
set -euo pipefail
cd "$(dirname "$0")/../.."
corpus=tests/fuzz/corpus
newsclip=${NEWSCLIP:-target/release/newsclip}
mkdir -p "$corpus"/{text,markdown,yaml,formats,names}

# tests/properties/record.rs says what the letters mean.
lines='
  (.outlet // empty | "o" + .), (.date // empty | "d" + .), (.date_text // empty | "D" + .),
  (.headline // empty | "h" + .), (.standfirst // empty | "s" + .),
  (.byline[] | "b" + .), (.source[] | "c" + .),
  (.extra | to_entries[] | "x" + .key + "=" + .value), (.body[:3][] | " " + .)'

find fixtures -name '*.txt' -size -16k | sort | while read -r fixture; do
    name=$(printf '%s' "${fixture#fixtures/}" | tr / -)
    cp "$fixture" "$corpus/text/$name"
    for form in json markdown text; do
        "$newsclip" convert -q --lossy --to "$form" "$fixture" 2>/dev/null \
            >"$corpus/formats/$name.$form" || true
    done
    records=$("$newsclip" convert -q --lossy --to ndjson "$fixture" 2>/dev/null |
        jq -r "$lines" | cut -c 1-400 | head -n 40) || true
    for target in markdown yaml formats; do
        printf '%s\n' "$records" >"$corpus/$target/$name"
    done
    printf '{year}/{outlet}/{date}-{headline}-{stem}-{n}\n%s\n%s\n' "$fixture" "$records" \
        >"$corpus/names/$name"
done
find "$corpus" -type f -size 0 -delete
