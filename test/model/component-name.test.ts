import { describe, expect, test } from 'vitest';
import { isActivity, isCodeName, kindOfGroup, kindOfMembers, meaningOf, readBox } from '../../server/src/model/components/component-name.ts';

describe('readBox takes a label apart', () => {
  test.each([
    ['Order Service', 'Order Service', []],
    ['Order Service<br/>(3 replicas)', 'Order Service', ['(3 replicas)']],
    ['Ride DB (PostgreSQL)', 'Ride DB', ['PostgreSQL']],
    ['Kafka: ride-events', 'Kafka', ['ride-events']],
    ['Kafka Topics:', 'Kafka Topics', []],
    ['Kafka 48 partitions', 'Kafka', ['48 partitions']],
    ['Kafka Topics:<br/>rides', 'Kafka Topics', ['rides']],
    ['**Order** <b>Service</b>', 'Order Service', []],
    ['🖥️ App Server 1<br/>Node.js', 'App Server 1', ['Node.js']],
    ['App Servers × 20', 'App Servers', ['× 20']],
    ['metrics-server', 'metrics-server', []],
    ['Price Alert<br/>Service', 'Price Alert Service', []],
    ['Search and<br/>Discovery Service', 'Search and Discovery Service', []],
    ['Orders<br/>PostgreSQL', 'Orders', ['PostgreSQL']],
    ['', '', []],
  ])('%s', (label, name, details) => expect(readBox(label)).toEqual({ name, details }));
});

describe('meaningOf: the kind of a box', () => {
  test.each([
    ['Mobile App', 'client'],
    ['User in Tokyo', 'client'],
    ['Client Application', 'client'],
    ['Schema Registry', 'service'],
    ['Event Store', 'database'],
    ['Data Lake', 'object-store'],
    ['Zuul', 'gateway'],
    ['CloudFront', 'cdn'],
    ['Route 53', 'dns'],
    ['Load Balancer', 'load-balancer'],
    ['API Gateway', 'gateway'],
    ['Order Service', 'service'],
    ['order-service x3', 'service'],
    ['App Server 2', 'service'],
    ['Email Workers', 'worker'],
    ['Kafka Consumer', 'worker'],
    ['Job Scheduler', 'scheduler'],
    ['Order Queue', 'queue'],
    ['Redis Queue', 'queue'],
    ['Kafka', 'topic'],
    ['Kinesis Data Stream', 'stream'],
    ['Session Cache', 'cache'],
    ['Redis', 'cache'],
    ['Orders DB', 'database'],
    ['MySQL Slave 1', 'database'],
    ['Order DB<br/>MongoDB', 'document-store'],
    ['Cassandra', 'wide-column'],
    ['DynamoDB', 'key-value'],
    ['Neo4j', 'graph-store'],
    ['Elasticsearch Cluster', 'search'],
    ['pgvector', 'vector-store'],
    ['AWS S3', 'object-store'],
    ['Payment Provider', 'external'],
    ['SendGrid API', 'external'],
    ['Service Mesh', undefined],
    ['Quota', undefined],
  ])('%s is %s', (label, kind) => expect(meaningOf(label).kind).toBe(kind));

  test('words come before the shape, and the shape before nothing', () => {
    expect(meaningOf('Orders', 'cylinder').kind).toBe('database');
    expect(meaningOf('Session Cache', 'cylinder').kind).toBe('cache');
    expect(meaningOf('Relay', 'diamond').kind).toBe('service');
  });

  test('a technology is told where it fits the kind', () => {
    expect(meaningOf('Ride DB (PostgreSQL)').technology).toBe('PostgreSQL');
    expect(meaningOf('Kafka Consumer').technology).toBeUndefined();
    expect(meaningOf('Prometheus').observes).toBe(true);
  });
});

test.each(['Save to S3', 'Receive MESH file', 'Upload successful?', 'Validate token'])('%s is an activity', (label) =>
  expect(isActivity(label)).toBe(true),
);
test.each(['Order Service', 'Search Service', 'Match Service', 'Payment', 'Store', 'Load Balancer / Nginx'])('%s is none', (label) =>
  expect(isActivity(label)).toBe(false),
);
test.each(['OrderController', 'Metric Repository', 'save()', 'DrainingNodeWatcher', 'orders.ts', 'Chunker<br/>chunker.py'])(
  '%s is a name from inside a program',
  (label) => expect(isCodeName(label)).toBe(true),
);
test.each(['OrderService', 'RabbitMQ', 'DynamoDB', 'Order Service'])('%s is none', (label) => expect(isCodeName(label)).toBe(false));

test.each([
  ['Order Service', 'service'],
  ['Services', undefined],
  ['Service Layer', undefined],
  ['Backend', undefined],
  ['Data Stores', undefined],
])('the subgraph %s is one component: %s', (title, kind) => expect(kindOfGroup(title)).toBe(kind));

describe('kindOfMembers: what the title of a group says of what stands in it', () => {
  test.each([
    ['Workers', 'worker'],
    ['Domain Microservices', 'service'],
    ['Databases', 'database'],
    ['Data Layer', undefined],
    ['Client Layer', 'client'],
    ['External Services', 'external'],
    ['3rd Party', 'external'],
    ['AWS S3', 'object-store'],
    ['CloudFront CDN', 'cdn'],
    ['Apache Kafka Cluster', 'topic'],
    ['Worker', undefined],
    ['Order Service', undefined],
    ['Backend', undefined],
    ['Kubernetes Cluster', undefined],
    ['', undefined],
  ])('%s: %s', (title, kind) => expect(kindOfMembers(title)).toBe(kind));
});
