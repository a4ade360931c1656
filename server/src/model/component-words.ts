/**
 * What the words of a box say of its kind: the one table of kinds, technologies and shapes. Later notations widen it;
 * nothing else in the project knows a product by name.
 */
import type { ComponentKind } from './design.ts';

/** Words that name a kind, in lower case. */
export const KIND_WORDS: Readonly<Partial<Record<ComponentKind, readonly string[]>>> = {
  client: [
    'client', 'user', 'end user', 'customer', 'browser', 'web browser', 'mobile', 'mobile app', 'mobile client', 'web app', 'web client', 'ios', 'android',
    'ios app', 'android app', 'desktop app', 'desktop client', 'frontend', 'front end', 'web ui', 'ui', 'spa', 'sdk', 'cli', 'device', 'iot device', 'smart tv',
    'rider app', 'driver app', 'passenger app', 'consumer app', 'app user', 'admin ui', 'admin portal', 'web portal', 'admin', 'rider', 'driver', 'merchant', 'visitor',
    'load generator', 'api consumer', 'operator',
  ],
  cdn: ['cdn', 'edge', 'edge cache', 'content delivery network', 'edge pop', 'edge location', 'edge node'],
  dns: ['dns', 'geodns', 'geo dns', 'name server'],
  'load-balancer': ['load balancer', 'loadbalancer', 'lb', 'glb', 'alb', 'nlb', 'elb', 'l4 lb', 'l7 lb', 'application load balancer', 'network load balancer', 'global load balancer'],
  gateway: ['gateway', 'api gateway', 'apigateway', 'api gw', 'gw', 'bff', 'ingress', 'ingress controller', 'reverse proxy', 'edge proxy', 'waf', 'websocket gateway', 'graphql gateway', 'proxy'],
  service: [
    'service', 'svc', 'server', 'microservice', 'api', 'rest api', 'graphql api', 'grpc server', 'api server', 'app server', 'application server', 'web server', 'websocket server',
    'backend', 'back end', 'monolith', 'engine', 'orchestrator', 'coordinator', 'dispatcher', 'ingestor', 'collector', 'router', 'relay', 'controller manager',
    'application tier', 'web tier', 'api tier', 'connection server', 'chat server',
  ],
  worker: [
    'worker', 'consumer', 'processor', 'background worker', 'background job', 'job runner', 'executor', 'crawler', 'fetcher', 'transcoder', 'indexer', 'aggregator',
    'batch job', 'batch processor', 'stream processor', 'etl', 'etl job', 'lambda', 'lambda function', 'worker pool', 'worker farm', 'relay worker', 'outbox relay', 'cdc connector',
  ],
  scheduler: ['scheduler', 'cron', 'cron job', 'cronjob', 'job scheduler', 'task scheduler'],
  model: ['llm', 'ml model', 'embedding model', 'model server', 'inference server', 'reranker', 'embedder'],
  queue: ['queue', 'message queue', 'task queue', 'job queue', 'work queue', 'mq', 'dlq', 'dead letter queue'],
  topic: ['topic', 'event bus', 'message bus', 'service bus', 'bus', 'pub sub', 'pubsub', 'broker', 'message broker', 'event broker', 'event hub'],
  stream: ['stream', 'event stream', 'event log', 'data stream', 'log stream', 'commit log'],
  cache: ['cache', 'session cache', 'cache cluster', 'session store', 'in memory cache', 'redis cluster'],
  database: [
    'database', 'db', 'rdb', 'rdbms', 'sql db', 'sql database', 'relational db', 'primary db', 'read replica', 'db replica', 'replica db', 'db primary', 'db master', 'datastore', 'data store',
    'data warehouse', 'warehouse', 'time series db', 'timeseries db', 'tsdb', 'ledger db', 'olap', 'olap store', 'shard',
  ],
  'wide-column': ['wide column store', 'column store'],
  'document-store': ['document store', 'document db', 'document database'],
  'key-value': ['key value store', 'kv store', 'kv'],
  'graph-store': ['graph db', 'graph database', 'graph store'],
  search: ['search index', 'search cluster', 'search engine', 'inverted index'],
  'vector-store': ['vector store', 'vector db', 'vector database', 'vector index'],
  'object-store': ['object store', 'object storage', 'blob store', 'blob storage', 'bucket', 'file storage', 'media storage', 'media store'],
  external: [
    'third party', '3rd party', 'external', 'external api', 'external service', 'external system', 'third party api', 'payment provider', 'payment gateway', 'payment processor', 'psp', 'email provider', 'sms provider',
    'identity provider', 'idp', 'push provider', 'card network', 'bank', 'bank api', 'partner api', 'maps api', 'carrier',
  ],
};

export interface Technology {
  readonly name: string;
  /** What it is when the box says nothing else. */
  readonly kind: ComponentKind;
  /** What else a box that names it may be. */
  readonly also?: readonly ComponentKind[];
}

const technology = (name: string, kind: ComponentKind, words: readonly string[], also: readonly ComponentKind[] = []): readonly [Technology, readonly string[]] => [
  { name, kind, ...(also.length > 0 && { also }) },
  words,
];

/** Products, each with the words that name it. */
export const TECHNOLOGIES: readonly (readonly [Technology, readonly string[]])[] = [
  technology('CloudFront', 'cdn', ['cloudfront', 'cloud front']),
  technology('Cloudflare', 'cdn', ['cloudflare'], ['dns', 'gateway', 'load-balancer']),
  technology('Akamai', 'cdn', ['akamai']),
  technology('Fastly', 'cdn', ['fastly']),
  technology('Route 53', 'dns', ['route 53', 'route53']),
  technology('HAProxy', 'load-balancer', ['haproxy'], ['gateway']),
  technology('NGINX', 'load-balancer', ['nginx'], ['gateway', 'service']),
  technology('Envoy', 'gateway', ['envoy'], ['load-balancer']),
  technology('Kong', 'gateway', ['kong']),
  technology('Traefik', 'gateway', ['traefik'], ['load-balancer']),
  technology('Apigee', 'gateway', ['apigee']),
  technology('Kafka', 'topic', ['kafka', 'apache kafka', 'msk', 'amazon msk', 'redpanda', 'confluent'], ['queue', 'stream']),
  technology('Pulsar', 'topic', ['pulsar'], ['queue', 'stream']),
  technology('Kinesis', 'stream', ['kinesis', 'kinesis data stream'], ['queue', 'topic']),
  technology('RabbitMQ', 'queue', ['rabbitmq', 'rabbit mq'], ['topic']),
  technology('ActiveMQ', 'queue', ['activemq'], ['topic']),
  technology('SQS', 'queue', ['sqs', 'amazon sqs', 'aws sqs']),
  technology('SNS', 'topic', ['sns', 'amazon sns', 'aws sns']),
  technology('EventBridge', 'topic', ['eventbridge', 'event bridge']),
  technology('Google Pub/Sub', 'topic', ['google pub sub', 'cloud pub sub']),
  technology('NATS', 'topic', ['nats', 'jetstream'], ['queue', 'stream']),
  technology('Redis', 'cache', ['redis', 'elasticache', 'valkey', 'redis geo', 'redis cluster'], ['queue', 'topic', 'stream', 'key-value', 'database', 'search']),
  technology('Memcached', 'cache', ['memcached', 'memcache']),
  technology('Hazelcast', 'cache', ['hazelcast']),
  technology('PostgreSQL', 'database', ['postgresql', 'postgres', 'pg', 'postgis', 'pgbouncer', 'timescaledb', 'timescale', 'aurora postgresql'], ['vector-store', 'queue']),
  technology('MySQL', 'database', ['mysql', 'mariadb', 'aurora mysql', 'vitess']),
  technology('Aurora', 'database', ['aurora', 'rds', 'amazon rds', 'aws rds']),
  technology('SQL Server', 'database', ['sql server', 'mssql']),
  technology('Oracle', 'database', ['oracle', 'oracle db']),
  technology('SQLite', 'database', ['sqlite']),
  technology('CockroachDB', 'database', ['cockroachdb', 'cockroach']),
  technology('Spanner', 'database', ['spanner', 'cloud spanner']),
  technology('YugabyteDB', 'database', ['yugabyte', 'yugabytedb']),
  technology('TiDB', 'database', ['tidb']),
  technology('Snowflake', 'database', ['snowflake']),
  technology('BigQuery', 'database', ['bigquery', 'big query']),
  technology('Redshift', 'database', ['redshift']),
  technology('ClickHouse', 'database', ['clickhouse', 'click house']),
  technology('Druid', 'database', ['druid', 'pinot']),
  technology('InfluxDB', 'database', ['influxdb', 'influx']),
  technology('Cassandra', 'wide-column', ['cassandra', 'scylladb', 'scylla']),
  technology('HBase', 'wide-column', ['hbase']),
  technology('Bigtable', 'wide-column', ['bigtable', 'big table']),
  technology('MongoDB', 'document-store', ['mongodb', 'mongo', 'documentdb', 'atlas']),
  technology('Firestore', 'document-store', ['firestore', 'firebase']),
  technology('Couchbase', 'document-store', ['couchbase', 'couchdb']),
  technology('DynamoDB', 'key-value', ['dynamodb', 'dynamo db', 'dynamo'], ['document-store', 'database']),
  technology('etcd', 'key-value', ['etcd']),
  technology('ZooKeeper', 'key-value', ['zookeeper']),
  technology('RocksDB', 'key-value', ['rocksdb', 'leveldb']),
  technology('Neo4j', 'graph-store', ['neo4j']),
  technology('Neptune', 'graph-store', ['neptune', 'janusgraph']),
  technology('Elasticsearch', 'search', ['elasticsearch', 'elastic search', 'elastic', 'es cluster']),
  technology('OpenSearch', 'search', ['opensearch']),
  technology('Solr', 'search', ['solr', 'lucene']),
  technology('Algolia', 'search', ['algolia', 'typesense', 'meilisearch']),
  technology('Pinecone', 'vector-store', ['pinecone']),
  technology('pgvector', 'vector-store', ['pgvector']),
  technology('Milvus', 'vector-store', ['milvus', 'qdrant', 'weaviate', 'chromadb', 'faiss']),
  technology('S3', 'object-store', ['s3', 'amazon s3', 'aws s3', 's3 bucket']),
  technology('GCS', 'object-store', ['gcs', 'google cloud storage', 'cloud storage']),
  technology('MinIO', 'object-store', ['minio']),
  technology('Azure Blob', 'object-store', ['azure blob', 'azure blob storage']),
  technology('HDFS', 'object-store', ['hdfs']),
  technology('Flink', 'worker', ['flink', 'apache flink']),
  technology('Spark', 'worker', ['spark', 'apache spark', 'spark streaming']),
  technology('Debezium', 'worker', ['debezium', 'kafka connect']),
  technology('Celery', 'worker', ['celery'], ['queue', 'scheduler']),
  technology('Sidekiq', 'worker', ['sidekiq']),
  technology('Airflow', 'scheduler', ['airflow'], ['worker']),
  technology('Temporal', 'service', ['temporal'], ['scheduler', 'worker']),
  technology('Keycloak', 'service', ['keycloak'], ['external']),
  technology('Prometheus', 'service', ['prometheus']),
  technology('Grafana', 'service', ['grafana', 'loki', 'grafana dashboard', 'kibana']),
  technology('Fluentd', 'service', ['fluentd', 'fluent bit', 'logstash', 'filebeat', 'telegraf']),
  technology('Alertmanager', 'service', ['alertmanager', 'alert manager']),
  technology('Jaeger', 'service', ['jaeger', 'zipkin', 'tempo', 'otel collector', 'opentelemetry collector']),
  technology('Datadog', 'external', ['datadog', 'new relic', 'sentry', 'pagerduty'], ['service']),
  technology('Stripe', 'external', ['stripe', 'stripe api']),
  technology('PayPal', 'external', ['paypal', 'braintree', 'adyen', 'razorpay']),
  technology('Twilio', 'external', ['twilio', 'twilio api']),
  technology('SendGrid', 'external', ['sendgrid', 'mailgun', 'amazon ses', 'aws ses']),
  technology('FCM', 'external', ['fcm', 'apns', 'apn']),
  technology('Auth0', 'external', ['auth0', 'okta', 'cognito']),
  technology('Google Maps', 'external', ['google maps', 'mapbox', 'google maps api', 'google maps platform']),
  technology('OpenAI', 'model', ['openai', 'gpt', 'gpt 4', 'gpt 4o', 'claude', 'anthropic', 'gemini', 'llama'], ['external']),
];

/** Systems that watch the others: an arrow to or from one is a scrape, a log or a trace. */
export const OBSERVERS: ReadonlySet<string> = new Set(['Prometheus', 'Grafana', 'Fluentd', 'Alertmanager', 'Jaeger', 'Datadog']);

/** Words for systems that watch the others, where no product is named. */
export const OBSERVER_WORDS: readonly string[] = ['monitoring', 'metrics', 'logging', 'log aggregator', 'tracing', 'observability', 'alerting', 'elk', 'elk stack', 'log collector'];

/** Shapes that say what a box is where its words do not. Diamonds, circles and hexagons say nothing (`Z{Relay}` is a service). */
export const KIND_OF_SHAPE: Readonly<Record<string, ComponentKind>> = {
  cylinder: 'database', cyl: 'database', db: 'database', database: 'database', 'lin-cyl': 'database', disk: 'database', 'h-cyl': 'queue', das: 'queue',
};

/** Groups of kinds: an architecture has boxes of at least two. */
export const GROUP_OF_KIND: Readonly<Record<ComponentKind, 'client' | 'edge' | 'service' | 'store' | 'broker' | 'external'>> = {
  client: 'client', cdn: 'edge', dns: 'edge', 'load-balancer': 'edge', gateway: 'edge', service: 'service', worker: 'service', scheduler: 'service', model: 'service',
  queue: 'broker', topic: 'broker', stream: 'broker', cache: 'store', database: 'store', 'wide-column': 'store', 'document-store': 'store', 'key-value': 'store',
  'graph-store': 'store', search: 'store', 'vector-store': 'store', 'object-store': 'store', external: 'external',
};

export const isStore = (kind: ComponentKind | undefined): boolean => kind !== undefined && GROUP_OF_KIND[kind] === 'store';
export const isBroker = (kind: ComponentKind | undefined): boolean => kind !== undefined && GROUP_OF_KIND[kind] === 'broker';
