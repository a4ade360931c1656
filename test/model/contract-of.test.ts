import { describe, expect, test } from 'vitest';
import { contractOf } from '../../server/src/model/contracts/contract-of.ts';
import type { ComponentKind, Contract } from '../../server/src/model/design.ts';

const of = (
  label: string,
  from: ComponentKind | undefined = 'service',
  to: ComponentKind | undefined = 'service',
  technology?: string,
): Contract | undefined => contractOf(label, { ...(from && { kind: from }) }, { ...(to && { kind: to }) }, technology);

describe('the contract that a label names', () => {
  test.each<readonly [string, ComponentKind, ComponentKind, Contract]>([
    ['HTTPS', 'client', 'gateway', { family: 'http', protocol: 'HTTPS' }],
    ['2. https/json', 'client', 'gateway', { family: 'http', protocol: 'HTTPS' }],
    ['POST /v1/rides', 'client', 'gateway', { family: 'http', method: 'POST', path: '/v1/rides' }],
    ['HTTPS POST /v1/rides?dry=1', 'client', 'gateway', { family: 'http', protocol: 'HTTPS', method: 'POST', path: '/v1/rides' }],
    ['/api/rides/{id}', 'gateway', 'service', { family: 'http', path: '/api/rides/{id}' }],
    ['HTTPS + JWT', 'client', 'gateway', { family: 'http', protocol: 'HTTPS' }],
    ['GraphQL over HTTPS', 'client', 'gateway', { family: 'graphql', protocol: 'GraphQL' }],
    ['gRPC mTLS', 'service', 'service', { family: 'grpc', protocol: 'gRPC' }],
    ['gRPC GetRide', 'service', 'service', { family: 'grpc', protocol: 'gRPC', method: 'GetRide' }],
    ['RideService.Get', 'gateway', 'service', { family: 'grpc', method: 'RideService.Get' }],
    ['SQL SELECT rides', 'service', 'database', { family: 'sql', protocol: 'SQL', statement: 'SELECT rides' }],
    ['reads rides', 'service', 'database', { family: 'sql' }],
    ['find / insert', 'service', 'document-store', { family: 'document' }],
    ['GET / SET', 'service', 'cache', { family: 'cache', statement: 'GET / SET' }],
    ['GEOADD drivers', 'service', 'cache', { family: 'cache', statement: 'GEOADD drivers' }],
    ['search query', 'service', 'search', { family: 'search' }],
    ['Upload media', 'client', 'object-store', { family: 'object-store' }],
    ['presigned PUT', 'client', 'object-store', { family: 'object-store' }],
    ['publish ride.requested', 'service', 'topic', { family: 'publish', topic: 'ride.requested' }],
    ['RideRequested', 'service', 'topic', { family: 'publish', event: 'RideRequested' }],
    ['AMQP', 'service', 'queue', { family: 'publish', protocol: 'AMQP' }],
    ['AMQP', 'queue', 'worker', { family: 'consume', protocol: 'AMQP' }],
    ['Subscribe', 'worker', 'topic', { family: 'consume' }],
    ['ride-events', 'topic', 'worker', { family: 'consume', topic: 'ride-events' }],
    ['RideRequested event', 'service', 'service', { family: 'publish', event: 'RideRequested' }],
    ['CDC', 'database', 'topic', { family: 'cdc', protocol: 'CDC' }],
    ['async replication', 'database', 'database', { family: 'replication' }],
    ['push over WebSocket', 'gateway', 'client', { family: 'push', protocol: 'WebSocket' }],
    ['push notification', 'external', 'client', { family: 'push' }],
    ['metrics', 'service', 'service', { family: 'observe' }],
    ['DNS lookup', 'client', 'dns', { family: 'dns', protocol: 'DNS' }],
    ['TLS', 'client', 'gateway', { family: 'socket', protocol: 'TLS' }],
  ])('%s, %s → %s', (label, from, to, contract) => {
    expect(of(label, from, to)).toEqual(contract);
  });

  test.each(['', 'uses', 'calls', 'sends data', 'Round Robin', '10 ms', 'start process', '① ', 'Cache miss', 'TODO contract'])(
    'none in “%s”',
    (label) => {
      expect(of(label)).toBeUndefined();
    },
  );

  test('the technology of a C4 relation decides the protocol, the label what is asked', () => {
    expect(of('POST /v1/rides', 'client', 'service', 'JSON/HTTPS')).toEqual({
      family: 'http',
      protocol: 'JSON/HTTPS',
      method: 'POST',
      path: '/v1/rides',
    });
    expect(of('Stores rides', 'service', 'database', 'JDBC')).toEqual({ family: 'sql', protocol: 'JDBC' });
    expect(of('Submits file', 'external', 'external', 'API')).toBeUndefined();
  });

  test('a label without end is read in its first part only', () => {
    expect(of(`${'a '.repeat(500)}HTTPS`)).toBeUndefined();
  });
});
