import { expect, test } from 'vitest';
import { configSchema, withSettings } from '../../scripts/config-schema.mjs';
import * as names from '../../server/src/service/config-file.ts';

const plain = {
  id: 'hld/name',
  since: '0.1.0',
  source: 'Drawing rule 1',
  scope: 'architecture',
  severity: 'warning',
  detected: 'information',
  fix: 'safe',
  summary: 'A box without a name.',
  why: 'Nobody can speak of it.',
  leftAlone: [],
  bad: '',
  good: '',
} as const;

const withOptions = {
  ...plain,
  id: 'hld/options',
  options: {
    tolerance: { type: 'number', default: 0.05, minimum: 0, maximum: 1, description: 'How far off is right.' },
    words: { type: 'names', default: ['TODO'], description: 'What is looked for.' },
  },
} as const;

interface Schema {
  readonly properties: {
    readonly rules: { readonly properties: Readonly<Record<string, { readonly anyOf: readonly [object, { readonly items: readonly object[] }] }>> };
  };
}

const { rules } = (JSON.parse(configSchema([plain, withOptions], names)) as Schema).properties;
const severity = { $ref: '#/definitions/severity' };

test('a rule is described, and takes a severity, alone or in a list', () => {
  expect(rules.properties['hld/name']).toEqual({
    description: 'A box without a name. Nobody can speak of it.',
    default: 'warning',
    anyOf: [severity, { type: 'array', minItems: 1, items: [severity], additionalItems: false }],
  });
});

test('options stand behind the severity, described, with their defaults and bounds', () => {
  expect(rules.properties['hld/options']?.anyOf[1].items[1]).toEqual({
    type: 'object',
    additionalProperties: false,
    properties: {
      tolerance: { description: 'How far off is right.', default: 0.05, type: 'number', minimum: 0, maximum: 1 },
      words: { description: 'What is looked for.', default: ['TODO'], type: 'array', items: { type: 'string' } },
    },
  });
});

test('the settings name the rules and the kinds, and leave the rest of the manifest as it is', () => {
  const manifest = {
    name: 'x',
    contributes: { configuration: { properties: { 'designDoc.rules': { type: 'object' }, 'designDoc.documents': {}, other: {} } } },
  };
  const { name, contributes } = JSON.parse(withSettings(JSON.stringify(manifest), [plain], names)) as typeof manifest;
  expect(name).toBe('x');
  expect(contributes.configuration.properties).toMatchObject({
    'designDoc.rules': {
      type: 'object',
      additionalProperties: false,
      properties: {
        'hld/name': { enum: ['error', 'warning', 'information', 'hint', 'off'], default: 'warning', description: 'A box without a name.' },
      },
    },
    'designDoc.documents': { additionalProperties: { enum: ['hld', 'lld', 'hld+lld', 'off'] } },
    other: {},
  });
});
