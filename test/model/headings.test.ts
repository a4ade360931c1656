import { describe, expect, test } from 'vitest';
import { headingWords, topicsOf, type Topic } from '../../server/src/model/sections/headings.ts';

describe('the words of a heading', () => {
  test.each([
    ['3.2 🗄️ Data Model:', 'data model'],
    ['Step 4: API Design', 'api design'],
    ['🌐 REST API Design', 'rest api design'],
    ['IV. Trade-offs', 'trade-offs'],
    ['2) Capacity', 'capacity'],
    ['Part 3: Deployment Diagram', 'deployment diagram'],
  ])('of %s are %s', (title, words) => expect(headingWords(title)).toBe(words));
});

describe('what a section is about', () => {
  test.each<[string, Topic]>([
    ['API design', 'api'],
    ['5. Endpoints', 'api'],
    ['External Interfaces', 'api'],
    ['02 · Contracts', 'api'],
    ['POST /admin/routes', 'api'],
    ['🗄️ Database Schema Design', 'data'],
    ['Core Entities', 'data'],
    ['ER Diagram', 'data'],
    ['Storage', 'data'],
    ['Back-of-the-Envelope Math', 'capacity'],
    ['Traffic Estimates', 'capacity'],
    ['Scaling', 'capacity'],
    ['Calculations', 'capacity'],
    ['Alternatives considered', 'trade-offs'],
    ['Drawbacks', 'trade-offs'],
    ['Key Design Decisions', 'trade-offs'],
    ['Options', 'trade-offs'],
    ['Goals & Non-Goals', 'requirements'],
    ['Problem Statement', 'requirements'],
    ['Use cases', 'requirements'],
    ['Read Path', 'read-path'],
    ['Query flow', 'read-path'],
    ['Viewing a photo', 'read-path'],
    ['Read API', 'read-path'],
    ['Write Path', 'write-path'],
    ['Ingestion', 'write-path'],
    ['Upload flow', 'write-path'],
    ['Write API', 'write-path'],
    ['Failure Modes', 'failure'],
    ['Error handling', 'failure'],
    ['Risks & Mitigations', 'failure'],
    ['Monitoring & Alerting', 'observability'],
    ['Key Queries & How They Execute', 'queries'],
    ['Indexes', 'indexes'],
    ['State machine', 'states'],
    ['Concurrency control', 'concurrency'],
    ['Design patterns used', 'patterns'],
    ['Access patterns', 'queries'],
    ['Class diagram', 'classes'],
    ['System context', 'context'],
    ['Glossary', 'glossary'],
  ])('%s: %s', (title, topic) => expect(topicsOf(title)).toContain(topic));

  test.each<[string, Topic]>([
    ['Stakeholders', 'data'],
    ['Payment Service', 'read-path'],
    ['Forecast', 'data'],
    ['Restaurants', 'api'],
    ['Interfaceless', 'api'],
  ])('%s is not about %s', (title, topic) => expect(topicsOf(title)).not.toContain(topic));

  test('a heading may be about several things', () => expect(topicsOf('API and data model')).toEqual(['api', 'data']));
  test('long and hostile headings take no time', () => {
    for (const piece of ['1.', '(', 'a ', 'what ', 'why not ', '😀', '1', ' - ', 'step 1 ']) topicsOf(piece.repeat(100_000));
  });
});
