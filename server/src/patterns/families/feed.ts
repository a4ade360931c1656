import type { Family } from './family.ts';

export const feed: Family = {
  id: 'feed',
  name: 'Feed',
  summary: 'What others wrote, collected for each reader: timelines, notifications, recommendations.',
  slots: {
    client: { choices: ['Web and mobile app'] },
    posts: { choices: ['Post Service'] },
    feed: { choices: ['Feed Service'] },
    database: { choices: ['PostgreSQL', 'MySQL', 'Aurora'] },
    timelines: { choices: ['Redis', 'Valkey'] },
    broker: { choices: ['Kafka', 'Redpanda', 'Pulsar'] },
  },
  hld: {
    must: [
      'A user publishes a post, and those who follow the author see it in their feed.',
      'A user reads their feed, newest first, as far back as 300 posts.',
      'A user follows and unfollows others; an author deletes a post, and nobody sees it any more.',
    ],
    later: ['Ranking by what the reader likes: the feed is the list of candidates for it.', 'Notifications for mentions.'],
    qualities: [
      { what: 'Availability', target: '99.95 % a month for reading, 99.9 % for publishing' },
      { what: 'Latency', target: 'p99 200 ms for a page of the feed, p99 300 ms for a post' },
      { what: 'Freshness', target: 'p95 5 s until followers see a post; the author sees it at once' },
      { what: 'Durability', target: 'no acknowledged post is lost; a lost timeline is built again' },
    ],
    estimates: [
      { what: 'Daily users', sum: '50 M users × 20 %', value: '10 M/day' },
      { what: 'Posts, average', sum: '10 M/day × 1 / 86,400 s', value: '116/s' },
      { what: 'Posts, peak', sum: '116/s × 4', value: '464/s' },
      { what: 'Follows, peak', sum: '464/s × 20 %', value: '93/s' },
      { what: 'Feed pages, average', sum: '10 M/day × 10 / 86,400 s', value: '1,157/s' },
      { what: 'Feed pages, peak', sum: '1,157/s × 4', value: '4,628/s' },
      { what: 'Posts fanned out, peak', sum: '464/s × 99 %', value: '459/s; 1 % come from celebrities' },
      { what: 'Timeline inserts, peak', sum: '459/s × 200 followers × 40 % active this week', value: '36,720/s' },
      { what: 'Timelines', sum: '20 M active × 300 ids × 24 B', value: '144 GB, 18 GB in each of 8 shards' },
      { what: 'Post cache', sum: '10 M/day × 3 days × 1 KB × 1.3', value: '39 GB' },
      { what: 'Follow graph', sum: '50 M users × 100 follows × 50 B', value: '250 GB' },
    ],
    bottleneck:
      'One post becomes 80 inserts, so fan-out is the bottleneck, 36,720 inserts/s. It is bound by network and memory of «timelines», not by the database.',
    calls: [
      { call: 'POST /v1/posts', does: 'Publishes a post; `Idempotency-Key` in the header', load: '464 RPS peak' },
      { call: 'DELETE /v1/posts/{id}', does: 'Deletes one’s own post', load: '5 RPS peak' },
      { call: 'PUT /v1/follows/{userId}', does: 'Follows; `DELETE` unfollows', load: '93 RPS peak' },
      { call: 'GET /v1/feed?cursor={cursor}&limit=20', does: 'Reads the caller’s feed, newest first', load: '4,628 RPS peak' },
    ],
    entities: [
      '**Post**: what an author wrote, with a Snowflake id, so that the order of ids is the order of time.',
      '**Follow**: that one user wants to see the posts of another.',
      '**Timeline**: the newest 300 post ids of one reader. It is derived and may be thrown away.',
      '**Celebrity**: an author above 10,000 followers, whose posts are pulled and not pushed.',
    ],
    flowchart: `flowchart TB
  client["«client»"] -->|"HTTPS, 5,190 RPS peak"| gateway[API Gateway]
  gateway -->|"gRPC, 562 RPS, p99 300 ms"| posts["«posts»<br/>4 replicas"]
  gateway -->|"gRPC, 4,628 RPS, p99 200 ms"| feed["«feed»<br/>12 replicas"]
  posts -->|"SQL INSERT and outbox, 562/s"| primary[("«database» primary")]
  posts -->|"ZADD own timeline, 464/s"| timelines[("«timelines» timelines<br/>8 shards")]
  primary -.->|"CDC of the outbox, post.created, 464/s"| broker[/"«broker»<br/>24 partitions"/]
  broker -.->|"consume post.created, 464/s"| worker["Fan-out Worker<br/>12 replicas"]
  worker -->|"SQL SELECT followers, 459/s"| replica[("«database» read replica × 3")]
  worker -->|"ZADD feed:{user}, 36,720/s"| timelines
  primary -.->|"WAL replication, lag below 1 s"| replica
  feed -->|"ZREVRANGE, 32,396/s, 1 ms"| timelines
  feed -->|"MGET 20 posts, 4,628/s, 95 % hits"| cache[("Post cache<br/>39 GB")]
  feed -->|"SQL SELECT posts, 4,628 rows/s, 10 ms"| replica
`,
    write: {
      steps: [
        '«client» sends `POST /v1/posts` with an idempotency key; the gateway allows 30 posts a minute.',
        '«posts» inserts the post and an outbox row in one transaction, adds the id to the author’s own timeline, and answers 201.',
        'CDC publishes `post.created` to «broker», keyed by author, within 1 s.',
        'A Fan-out Worker reads the followers from a replica, 1,000 a page, and adds the id to the timelines of those who were active this week: `ZADD`, then `ZREMRANGEBYRANK` to keep 300.',
        'For a celebrity it adds the id to `author:{id}` alone: one insert in place of millions.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant P as «posts»
  participant D as «database» primary
  participant T as «timelines» timelines
  participant B as «broker»
  participant W as Fan-out Worker
  C->>P: POST /v1/posts, Idempotency-Key
  P->>D: INSERT INTO posts, outbox
  D-->>P: COMMIT
  P->>T: ZADD feed:{author}
  P-->>C: 201 post
  D-)B: CDC, post.created
  B-)W: consume post.created
  alt author has at most 10,000 followers
    loop 1,000 followers a page
      W->>T: ZADD feed:{follower}, pipelined
    end
  else celebrity
    W->>T: ZADD author:{author}
  end
`,
    },
    read: {
      steps: [
        '«feed» reads the reader’s timeline, the list of celebrities they follow and the lists of these, 5 on average: 4,628/s × 7 = 32,396 reads/s.',
        'It merges them by id, drops ids that it has twice, and takes 20 below the cursor. The cursor is the last id: new posts do not move the page.',
        'It reads the posts from the cache with one `MGET`. One in twenty misses: 4,628/s × 20 × 5 % = 4,628 rows/s from the replicas, kept for 3 days.',
        'Posts that are deleted or hidden drop out here, because timelines hold ids only. A reader who was away for a week has no timeline, which saves three inserts in five: it is built from the newest posts of those they follow.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant F as «feed»
  participant T as «timelines» timelines
  participant K as Post cache
  participant R as «database» read replica
  C->>F: GET /v1/feed, cursor, limit 20
  F->>T: ZREVRANGE feed:{reader}, SMEMBERS celebrities:{reader}
  T-->>F: 300 ids, 5 celebrities
  F->>T: ZREVRANGE author:{id} for each of them
  T-->>F: 5 lists of ids
  F->>F: merge by id, take 20
  F->>K: MGET post:{id}
  K-->>F: 19 posts
  F->>R: SELECT id, author_id, text FROM posts WHERE id = ANY($1)
  R-->>F: 1 post
  F-->>C: 200 page, next_cursor
`,
    },
    deepDive: {
      title: 'Push, pull, and authors with many followers',
      paragraphs: [
        'Push makes a read cheap and a post as dear as its author has followers; pull is the other way round. Most authors have few followers and most readers come often, so posts are pushed. But one author with 5 M followers would mean 5 M × 40 % = 2 M inserts, which take 2 M / 36,720/s = 54 s of the whole fleet while everybody’s posts wait behind.',
        'So authors above 10,000 followers are pulled. Their lists are few, 20,000 or so, and read by everybody: each replica of «feed» keeps them in its own memory for 5 s when a shard grows hot. Lower the line, and the work moves from the workers to the readers.',
      ],
    },
    patterns: [
      { id: 'cqrs', why: 'the timeline is a read model of posts and follows' },
      { id: 'outbox', why: 'a post is stored and its event published' },
      { id: 'cache-aside', why: 'a post is read some 200 times, most of them in its first days' },
    ],
    consistency: [
      'Source of truth: the «database» primary for posts and follows. Timelines are copies of ids and may be 5 s behind.',
      'Duplicates: a repeated `post.created` adds an id that the sorted set already has; a repeated `POST` meets the unique key of author and idempotency key.',
    ],
    failures: [
      {
        what: 'Fan-out falls behind',
        sign: 'lag of `post.created` above 10 s for 2 min',
        response: 'Lower the celebrity line from 10,000 to 2,000 followers; double the workers, up to 24, one for each partition.',
      },
      {
        what: 'A shard of «timelines» is lost',
        sign: 'missing timelines above 5 % of reads',
        response: 'Its replica takes over in 10 s. Empty timelines are built again, 500/s at most; the others get the celebrities’ posts meanwhile.',
      },
      {
        what: 'One post goes round the world, and its key heats one shard of the cache',
        sign: 'CPU of one shard above 80 %',
        response: 'Each replica of «feed» keeps the hottest 1,000 posts in memory for 5 s.',
      },
    ],
    scaling: [
      'At ten times the load, 367,200 inserts/s, the first to fail is the network of 8 shards: 64 shards by reader, and the line at 2,000 followers.',
      'Then the follow graph, 2.5 TB: shard it by the followed user.',
    ],
    tradeOffs: [
      { gain: 'Push to timelines makes a page one read.', cost: '80 inserts a post, most of them for pages that nobody opens.' },
      { gain: 'Pull for celebrities keeps all others’ lag below 5 s.', cost: 'two ways to the same page, and six reads more for each.' },
    ],
    first: [
      'Pull alone, on the database: with 50,000 daily users a page is one indexed query over 100 authors.',
      'Then timelines by push, when a page takes above 200 ms; the celebrity line when the first author passes 10,000 followers.',
    ],
    metrics: [
      { metric: 'Time from post to followers’ timelines, p95', alert: 'above 10 s for 5 min' },
      { metric: 'p99 of `GET /v1/feed`', alert: 'above 200 ms for 5 min' },
      { metric: 'Posts published a minute', alert: 'below half of the same minute a week ago, for 5 min' },
    ],
  },
  lld: {
    scope: 'Posts, follows and the making of a page. Media, ranking models and notifications are not designed here.',
    erDiagram: `erDiagram
  USER {
    bigint id PK
    string handle UK
    int follower_count
    boolean is_celebrity
    timestamp active_at
  }
  FOLLOW {
    bigint follower_id PK, FK
    bigint followee_id PK, FK
    timestamp created_at
  }
  POST {
    bigint id PK
    bigint author_id FK
    string idempotency_key
    string text
    string status
    timestamp created_at
    timestamp updated_at
  }
  USER ||--o{ FOLLOW : follows
  USER ||--o{ FOLLOW : "is followed"
  USER ||--o{ POST : writes
`,
    constraints: [
      'Nobody follows themselves: `follower_id <> followee_id`. `(author_id, idempotency_key)` is unique.',
      '`follower_count` is written every 10 s from counted events, not at each follow: a celebrity’s row would be locked all day.',
      'In «timelines»: `feed:{user_id}` and `author:{user_id}` are sorted sets with the post id as member and score, 300 at most, and expire after 7 days without a read.',
    ],
    machine: {
      field: 'Post.status',
      diagram: `stateDiagram-v2
  [*] --> PENDING : submit
  PENDING --> PUBLISHED : checks passed
  PENDING --> REJECTED : checks failed
  PUBLISHED --> HIDDEN : 5 reports, or moderator hides
  HIDDEN --> PUBLISHED : appeal granted
  HIDDEN --> DELETED : appeal refused, or 30 days without one
  PUBLISHED --> DELETED : author deletes
  REJECTED --> [*]
  DELETED --> [*]
`,
      notes: [
        'The transition from PENDING to PUBLISHED writes the outbox row; most posts make it within the request. A post comes back from HIDDEN without a second fan-out: its id is still in the timelines.',
        'Every transition is `UPDATE … WHERE id = $1 AND status = $2` and deletes `post:{id}` in the cache.',
      ],
    },
    queries: [
      {
        purpose: 'Followers of an author, a page',
        query: 'SELECT follower_id FROM follows WHERE followee_id = $1 AND follower_id > $2 ORDER BY follower_id LIMIT 1000',
        index: 'follows_by_followee (followee_id, follower_id)',
      },
      {
        purpose: 'Whom a reader follows',
        query: 'SELECT followee_id FROM follows WHERE follower_id = $1',
        index: 'primary key (follower_id, followee_id)',
      },
      {
        purpose: 'Newest posts of an author',
        query: "SELECT id FROM posts WHERE author_id = $1 AND status = 'PUBLISHED' ORDER BY id DESC LIMIT 100",
        index: 'posts_by_author (author_id, status, id DESC)',
      },
      { purpose: 'Posts of a page', query: 'SELECT id, author_id, text, status FROM posts WHERE id = ANY($1)', index: 'primary key' },
      {
        purpose: 'Posts whose check hangs for 10 min',
        query: "SELECT id FROM posts WHERE status = 'PENDING' AND created_at < $1 ORDER BY created_at LIMIT 100",
        index: 'posts_by_status (status, created_at)',
      },
    ],
    classDiagram: `classDiagram
  class FeedService {
    +page(reader: UserId, before: PostId) FeedPage
  }
  class FeedSource {
    <<interface>>
    +newest(reader: UserId, before: PostId) PostId[]
  }
  class PushedTimeline {
    +newest(reader: UserId, before: PostId) PostId[]
  }
  class CelebrityPosts {
    +newest(reader: UserId, before: PostId) PostId[]
  }
  class RankingStrategy {
    <<interface>>
    +order(candidates: PostId[]) PostId[]
  }
  class NewestFirst {
    +order(candidates: PostId[]) PostId[]
  }
  class PostRepository {
    <<interface>>
    +findAll(ids: PostId[]) Post[]
  }
  FeedService "1" --> "1..*" FeedSource : merges
  FeedService "1" --> "1" RankingStrategy : orders
  FeedService "1" --> "1" PostRepository : reads
  FeedSource <|.. PushedTimeline
  FeedSource <|.. CelebrityPosts
  RankingStrategy <|.. NewestFirst
`,
    patterns: [
      'Strategy: `RankingStrategy` is chosen for each reader, so that an experiment adds a class. `FeedSource` is one too: advertisements become a third source.',
      'Repository: `PostRepository` reads the cache first and the replica for the rest.',
      'Observer: the Fan-out Worker listens to `post.created`; «posts» does not know who listens.',
    ],
    races: [
      { race: 'A post is deleted while it is fanned out', guard: 'timelines hold ids; the page drops what is not PUBLISHED' },
      { race: 'Two workers fan out the same post after a rebalance', guard: '`ZADD` with the post id as member: the second changes nothing' },
      {
        race: 'A reader unfollows while a post of that author is on its way',
        guard: 'the author’s ids are removed at once and again after 60 s, the longest fan-out',
      },
      {
        race: 'An author crosses the line in the middle of a fan-out',
        guard:
          'compare-and-set, `UPDATE users SET is_celebrity = true WHERE id = $1 AND NOT is_celebrity`, back only below 8,000; the merge drops ids that it has twice',
      },
    ],
    calls: [
      { call: 'POST /v1/posts', does: 'Publishes a post', load: '201, the post' },
      { call: 'DELETE /v1/posts/{id}', does: 'Deletes it', load: '204; the same again when repeated' },
      { call: 'PUT /v1/follows/{userId}', does: 'Follows', load: '204; the same again when repeated' },
      { call: 'GET /v1/feed?cursor={cursor}&limit=20', does: 'Reads the feed', load: '200, `items` and `next_cursor`' },
    ],
    errors: [
      { when: 'Text longer than 500 characters', answer: '422 `TEXT_TOO_LONG`' },
      { when: 'More than 30 posts in a minute', answer: '429 `POST_LIMIT` with `Retry-After`' },
      { when: 'The author has blocked the reader', answer: '404, as if they were not there' },
    ],
  },
};
