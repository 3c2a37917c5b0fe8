// YAML in, a JSON string a line; its value out, read as YAML 1.2 and as 1.1.
const { createRequire } = require('module');
const yaml = createRequire(process.argv[2] + '/')('js-yaml');
const plain = (value) => {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it)]));
};
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
for (const line of lines) {
  const [one, other] = [{}, { schema: yaml.YAML11_SCHEMA }].map((options) =>
    JSON.stringify(plain(yaml.load(JSON.parse(line), options))));
  process.stdout.write((one === other ? one : JSON.stringify({ one, other })) + '\n');
}
