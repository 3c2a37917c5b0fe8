// Markdown in, HTML out: a JSON string a line.
const { createRequire } = require('module');
const { Parser, HtmlRenderer } = createRequire(process.argv[2] + '/')('commonmark');
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const parser = new Parser();
const renderer = new HtmlRenderer();
const html = lines.map((line) => renderer.render(parser.parse(JSON.parse(line))));
process.stdout.write(html.map((it) => JSON.stringify(it) + '\n').join(''));
