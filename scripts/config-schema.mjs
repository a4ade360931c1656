// What editors are told of the config and the settings, written from the rules and the names that the config reader knows.

/** @typedef {import('./rule-pages.mjs').RuleDescription} RuleDescription */
/** @typedef {import('../server/src/rules/rule.ts').RuleOption} RuleOption */
/** @typedef {Pick<typeof import('../server/src/service/config-file.ts'), 'presets' | 'declarations' | 'ruleSettings' | 'componentKinds'>} Names */

const KIND = {
  hld: 'A high-level design.',
  lld: 'A low-level design.',
  'hld+lld': 'A high-level and a low-level design.',
  off: 'Never a design doc.',
};

const SEVERITY = {
  error: 'The document is wrong: the command line fails.',
  warning: 'A reviewer would stop here.',
  information: 'Worth knowing.',
  hint: 'A mark in the editor; the command line shows it with --hints.',
  off: 'The rule does not run.',
};

const PRESET = {
  'designdoc:recommended': 'The severities of the rules’ pages.',
  'designdoc:strict': 'Hints and information become warnings, and a document that only looks like a design doc is judged as a declared one.',
};

/** @param {Readonly<Record<string, string>>} described @param {readonly string[]} names */
const oneOf = (described, names) => ({ type: 'string', enum: names, enumDescriptions: names.map((name) => described[name]) });

/** @param {RuleOption} option */
const option = ({ description, default: value, ...type }) => ({
  description,
  default: value,
  ...(type.type === 'number' ? type : { type: 'array', items: { type: 'string' } }),
});

/** @param {RuleDescription} rule */
function ruleSchema({ summary, why, severity, options = {} }) {
  const items = [{ $ref: '#/definitions/severity' }];
  const names = Object.entries(options);
  const own = { type: 'object', additionalProperties: false, properties: Object.fromEntries(names.map(([name, each]) => [name, option(each)])) };
  const list = { type: 'array', minItems: 1, items: names.length > 0 ? [...items, own] : items, additionalItems: false };
  return { description: `${summary} ${why}`, default: severity, anyOf: [...items, list] };
}

/** @param {string} item @param {object} of */
const oneOrMore = (item, of) => ({ description: item, anyOf: [of, { type: 'array', items: of }] });

/**
 * The schema of `designdoc.config.json`, as text.
 * @param {readonly RuleDescription[]} rules
 * @param {Names} names
 */
export function configSchema(rules, { presets, declarations, ruleSettings, componentKinds }) {
  const file = { type: 'string', pattern: '\\.json$' };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Config of designdoc',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema stands.' },
      extends: oneOrMore('What this config builds on, the last winning: a preset, or a JSON file of this repository.', {
        anyOf: [oneOf(PRESET, presets), file],
      }),
      documents: {
        description: 'What is designed in which files: globs, counted from this file’s folder, the last that fits winning.',
        type: 'object',
        additionalProperties: oneOf(KIND, declarations),
      },
      ignore: oneOrMore('Globs, counted from this file’s folder, of files that are not checked.', { type: 'string' }),
      rules: {
        description: 'How loud each rule is, and its options.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
      glossary: {
        description: 'Names of your components that no word gives away.',
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: {
            kind: { description: 'What the name stands for.', type: 'string', enum: componentKinds },
            aliases: oneOrMore('Other names of the same component.', { type: 'string' }),
          },
        },
      },
    },
    definitions: { severity: oneOf(SEVERITY, ruleSettings) },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/**
 * The extension's manifest with the schemas of the settings that name rules and kinds, as text.
 * @param {string} manifest as it stands
 * @param {readonly RuleDescription[]} rules
 * @param {Names} names
 */
export function withSettings(manifest, rules, { declarations, ruleSettings }) {
  const whole = JSON.parse(manifest);
  const { properties } = whole.contributes.configuration;
  const rule = (/** @type {RuleDescription} */ { summary, severity }) => ({
    type: 'string',
    enum: ruleSettings,
    default: severity,
    description: summary,
  });
  Object.assign(properties['designDoc.rules'], {
    properties: Object.fromEntries(rules.map((each) => [each.id, rule(each)])),
    additionalProperties: false,
  });
  Object.assign(properties['designDoc.documents'], { additionalProperties: oneOf(KIND, declarations) });
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
