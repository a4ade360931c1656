// The pages of the rules, written from their literals.

/** @typedef {Omit<import('../server/src/rules/rule.ts').Rule, 'check'>} RuleDescription */

/** What the runner itself reports stands in this group. */
const RUNNER = 'designdoc/';

const WRITTEN = '<!-- Written by `npm run generate` from the rules in server/src. -->';

const FIX = {
  safe: 'Its quick fix is safe: it changes the form and never the meaning, so `designdoc fix` and “fix all” apply it.',
  suggestion: 'Its quick fix is a suggestion: it adds words or names that you confirm, so only `designdoc fix --unsafe` applies it unasked.',
  none: 'It has no quick fix.',
};

/** @param {RuleDescription} rule */
function severities({ severity, detected }) {
  if (detected === severity) return `Severity: **${severity}**.`;
  const otherwise = detected === 'off' ? 'silent' : `**${detected}**`;
  return `Severity: **${severity}** in a document that is declared to be a design doc, ${otherwise} in one that only looks like one.`;
}

/** The example in a fence that it cannot close. @param {string} text */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/^\s*(`{3,})/gm)].map(([, ticks = '']) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${languageOf(text)}\n${text.trimEnd()}\n${fence}`;
}

/** @param {string} text */
function languageOf(text) {
  if (/^\s*[{[]/.test(text)) return 'json';
  return /^\s*(?:flowchart|graph|sequenceDiagram|erDiagram|classDiagram|stateDiagram|C4[A-Z]|architecture-beta|block|requirementDiagram)/.test(text)
    ? 'mermaid'
    : 'markdown';
}

/** @param {string} id */
const suppressions = (id) => `Where one finding is wrong, write a comment on the line before it, with your reason:

| in | comment |
|---|---|
| Markdown | \`<!-- designdoc-disable-next-line ${id} -- why -->\` |
| Mermaid | \`%% designdoc-disable-next-line ${id}\` |
| SQL | \`-- designdoc-disable-next-line ${id}\` |

From \`<!-- designdoc-disable ${id} -->\` to \`<!-- designdoc-enable ${id} -->\` it is silent. For the whole project, in \`designdoc.config.json\`:

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\``;

/** @param {RuleDescription} rule */
function options({ id, severity, options: all = {} }) {
  const rows = Object.entries(all).map(
    ([name, { description, default: value }]) => `| \`${name}\` | ${description} | \`${JSON.stringify(value)}\` |`,
  );
  const [[name, { default: value }] = ['', { default: '' }]] = Object.entries(all);
  if (rows.length === 0) return '';
  return `
## Options

| option | says | unless set |
|---|---|---|
${rows.join('\n')}

\`\`\`json
{ "rules": { "${id}": ["${severity}", { "${name}": ${JSON.stringify(value)} }] } }
\`\`\`
`;
}

/** @param {RuleDescription} rule */
const page = (rule) => `# ${rule.id}

${rule.summary}

${rule.why}

${severities(rule)} ${FIX[rule.fix]}

## What it flags

${fenced(rule.bad)}

## The same, mended

${fenced(rule.good)}

## What it leaves alone

${rule.leftAlone.map((line) => `- ${line}`).join('\n')}
${options(rule)}
## How to suppress it

${rule.id.startsWith(RUNNER) ? 'The linter itself reports this; no suppression hides it.' : suppressions(rule.id)}

---
Source: ${rule.source}. Since version ${rule.since}.

${WRITTEN}
`;

/** @param {readonly RuleDescription[]} rules */
const overview = (rules) => `# Rules

The first severity holds in documents that are declared to be design docs, the second in those that only look like one.

| rule | finds | declared | detected | quick fix |
|---|---|---|---|---|
${rules.map(({ id, summary, severity, detected, fix }) => `| [${id}](${id}.md) | ${summary} | ${severity} | ${detected} | ${fix} |`).join('\n')}

${WRITTEN}
`;

/**
 * Every page, by its path in docs/rules/.
 * @param {readonly RuleDescription[]} rules
 * @returns {Map<string, string>}
 */
export const rulePages = (rules) =>
  new Map([['README.md', overview(rules)], ...rules.map((rule) => /** @type {const} */ ([`${rule.id}.md`, page(rule)]))]);
