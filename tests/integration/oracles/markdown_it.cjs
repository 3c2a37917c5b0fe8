// Markdown in, HTML out: a JSON string a line. The preset is the last argument;
// `links` is the default one that links bare addresses and lets HTML through.
const { createRequire } = require('module');
const module_ = createRequire(process.argv[2] + '/')('markdown-it');
const MarkdownIt = module_.default ?? module_;
const preset = process.argv[3];
const markdown = preset === 'links' ? MarkdownIt({ html: true, linkify: true }) : MarkdownIt(preset);
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const html = lines.map((line) => markdown.render(JSON.parse(line)));
process.stdout.write(html.map((it) => JSON.stringify(it) + '\n').join(''));
