# YAML in, a JSON string a line; its value out.
require 'date'
require 'json'
require 'yaml'

$stdin.set_encoding('UTF-8')
$stdin.read.split("\n").each do |line|
  value = YAML.safe_load(JSON.parse(line), permitted_classes: [Date])
  value['date'] = value['date'].iso8601 if value['date'].is_a?(Date)
  puts JSON.generate(value)
end
