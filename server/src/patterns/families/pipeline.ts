import type { Family } from './family.ts';

export const pipeline: Family = {
  id: 'pipeline',
  name: 'Pipeline',
  summary: 'Work in steps on what was handed in: upload, transcode, ETL, ML inference.',
  slots: {
    client: { choices: ['Creator app'] },
    api: { choices: ['Upload Service'] },
    objects: { choices: ['S3', 'Cloud Storage', 'Azure Blob Storage'] },
    queue: { choices: ['SQS', 'RabbitMQ'] },
    worker: { choices: ['Transcode Worker'] },
    database: { choices: ['PostgreSQL', 'MySQL', 'Aurora'] },
  },
  hld: {
    must: [
      'A creator uploads a video of up to 10 GB, and goes on after a broken connection.',
      'It is cut, transcoded into 4 renditions and published; the creator sees how far it is.',
      'Viewers play it, in the rendition that their network bears.',
    ],
    later: ['Subtitles by speech recognition: one more step.'],
    qualities: [
      { what: 'Availability', target: '99.9 % a month for uploads, 99.95 % for playing' },
      { what: 'Time to published', target: 'p95 10 min for a video of 6 min; at most 1 h at peak' },
      { what: 'Durability', target: 'no upload that was acknowledged is lost; a rendition can be made again for 30 days' },
      { what: 'Effects', target: 'each video published once, however often a step runs' },
    ],
    estimates: [
      { what: 'Uploads, average', sum: '10,000/day / 86,400 s', value: '0.12/s' },
      { what: 'Uploads, peak', sum: '10,000/day / 86,400 s × 5', value: '0.58/s' },
      { what: 'Upload traffic, peak', sum: '0.58/s × 300 MB', value: '174 MB/s, straight into «objects»' },
      { what: 'Tasks of a video', sum: '6 min / 30 s × 4 renditions', value: '48' },
      { what: 'Tasks, peak', sum: '0.58/s × 48', value: '28/s' },
      { what: 'Tasks at once, peak', sum: '28/s × 20 s', value: '560' },
      { what: 'Worker machines, peak', sum: '560 / 8 each', value: '70; 14 on average' },
      { what: 'Plays, peak', sum: '2 M/day / 86,400 s × 5', value: '116/s' },
      { what: 'Playing at once', sum: '116/s × 360 s', value: '41,760 viewers' },
      { what: 'Playing traffic', sum: '41,760 × 3 Mbit/s', value: '125 Gbit/s, of which the CDN serves 97 %' },
      { what: 'Originals', sum: '10,000/day × 300 MB × 30 days', value: '90 TB, then deleted' },
      { what: 'Renditions', sum: '10,000/day × 400 MB × 365 days', value: '1.46 PB a year' },
    ],
    bottleneck: 'CPU of the workers: 560 tasks at once at peak, 112 on average. The queue takes up the difference.',
    calls: [
      {
        call: 'POST /v1/videos',
        does: 'Announces a video, answers with signed URLs for its parts; `Idempotency-Key` in the header',
        load: '0.58 RPS peak',
      },
      { call: 'PUT /v1/videos/{id}/original', does: 'Says that all parts are there; the work begins', load: '0.58 RPS peak' },
      { call: 'GET /v1/videos/{id}', does: 'Reads state, progress and the address of the manifest', load: '128 RPS peak' },
      { call: 'receive transcode.tasks', does: 'Takes one task for 60 s; renewed while it runs', load: '28/s peak' },
    ],
    entities: [
      '**Video**: what viewers see, with its title and its manifest.',
      '**Job**: one run of the pipeline over one original, with its state.',
      '**Task**: one step on one piece, 20 s on average. It may run twice, and has an effect once.',
      '**Piece**: 30 s of the original, and of each rendition. Its key is made from job, piece and rendition.',
    ],
    flowchart: `flowchart TB
  client["«client»"] -->|"HTTPS POST /v1/videos, 0.58 RPS"| api["«api»<br/>3 replicas"]
  client -->|"HTTPS PUT parts to signed URLs, 174 MB/s"| objects[("«objects»<br/>originals and renditions")]
  api -->|"SQL INSERT video and job, 0.58/s"| database[("«database» jobs and tasks")]
  orchestrator["Job Orchestrator<br/>3 replicas"] -->|"SQL take jobs, UPDATE tasks, 84/s"| database
  orchestrator -.->|"publish transcode.tasks, 28/s"| queue[["«queue»<br/>transcode.tasks"]]
  queue -.->|"receive transcode.tasks, 28/s"| worker["«worker»<br/>14 to 90 machines"]
  queue -.->|"after 5 attempts"| dead[["Dead letters<br/>kept 14 days"]]
  worker -->|"HTTPS GET piece, PUT rendition, 28/s"| objects
  worker -->|"gRPC Start, Renew, Finish, 84/s"| orchestrator
  viewer[Viewer app] -->|"HTTPS GET /v1/videos/{id}, 116 RPS"| api
  viewer -->|"HTTPS GET segments, 125 Gbit/s"| cdn[CDN]
  cdn -->|"HTTPS GET misses, 3 %, 3.75 Gbit/s"| objects
`,
    write: {
      steps: [
        '«client» sends `POST /v1/videos` and gets signed URLs for parts of 64 MB, valid for 24 h. The bytes go straight to «objects»; after a broken connection only the open parts are sent again.',
        '`PUT /v1/videos/{id}/original` sets the job to UPLOADED. The Job Orchestrator takes it from the table: the job cannot be lost between table and queue.',
        'It probes the file (length, codec, malware), cuts it at key frames, writes 48 tasks in one transaction, and publishes them.',
        'A «worker» takes a task, starts it with a lease of 60 s, reads the piece, writes the rendition under its key and finishes it.',
        'The transaction that finishes the last task sets the job to PACKAGING. The manifest is written last: without it no viewer sees anything.',
      ],
      sequence: `sequenceDiagram
  participant O as Job Orchestrator
  participant Q as «queue»
  participant W as «worker»
  participant S as «objects»
  participant D as «database»
  O->>D: INSERT INTO tasks, 48 rows
  O-)Q: publish transcode.tasks
  Q-)W: receive task 17, attempt 1
  W->>O: gRPC Start, task 17
  O->>D: UPDATE tasks SET lease_token, lease_until
  O-->>W: lease token 5
  W->>S: GET original piece 4
  loop every 20 s
    W->>O: gRPC Renew, token 5
  end
  W->>S: PUT rendition 720p, piece 4
  W->>O: gRPC Finish, token 5
  O->>D: UPDATE tasks, jobs SET tasks_left = tasks_left - 1
  alt token 5 is still the lease
    O-->>W: done
    W-)Q: delete message
  else another worker has it
    O-->>W: lost, effect dropped
  end
`,
    },
    read: {
      steps: [
        'The viewer asks for the video: «api» answers with the address of the manifest on the CDN, from the table, 10 ms.',
        'The player reads the manifest, then segments of 6 s, and changes the rendition as the network does. 97 % come from the edge, because a segment never changes and may be kept for a year.',
        'The creator polls `GET /v1/videos/{id}` every 30 s for 10 min: 0.58/s × 20 = 12/s, with the share of tasks that are done. With the plays it is 116/s + 12/s = 128/s.',
      ],
      sequence: `sequenceDiagram
  participant V as Viewer app
  participant A as «api»
  participant C as CDN
  participant S as «objects»
  V->>A: GET /v1/videos/42
  A-->>V: 200 manifest address
  V->>C: GET manifest
  C-->>V: 4 renditions
  loop every 6 s
    V->>C: GET segment, 720p
    alt at the edge, 97 %
      C-->>V: segment, 5 ms
    else miss
      C->>S: GET segment
      S-->>C: segment
      C-->>V: segment, 80 ms
    end
  end
`,
    },
    deepDive: {
      title: 'Steps that run twice and have one effect',
      paragraphs: [
        'A queue delivers at least once, and a slow worker looks like a dead one. So a task is made repeatable. Its output key is made from job, piece and rendition: a second run writes the same bytes to the same place. What may happen once only, counting the task as done, is one transaction that asks for the lease token. Each new lease has a higher token, so a worker that wakes up late is turned away.',
        'Back pressure is pull: workers take what they can. When the oldest task has waited 10 min, more machines start, up to 90; when 30 min, new videos of free accounts wait in UPLOADED, where they cost nothing but disk. Uploads are never refused: «objects» bears them.',
        'A file that kills the decoder kills five workers in turn. Then its task is a dead letter, its job FAILED, and the creator is told why.',
      ],
    },
    patterns: [
      { id: 'write-queue', why: 'uploads come in bursts, and the work takes minutes' },
      { id: 'edge-cdn', why: 'segments never change, and 97 % of them are served near the viewer' },
      { id: 'saga', why: 'the orchestrator runs the steps, and deletes renditions when one fails for good' },
    ],
    consistency: [
      'Source of truth: «database» for jobs and tasks, «objects» for bytes. The queue holds hints: every 5 min tasks that should be there and are not are published again.',
      'Duplicates: the lease token drops the second finish; the same `Idempotency-Key` gets the same video.',
    ],
    failures: [
      {
        what: 'Work comes in faster than it is done',
        sign: 'oldest task above 10 min',
        response: 'Start machines, 10 a minute up to 90; first 360p of all videos, then the other renditions.',
      },
      {
        what: 'Machines are taken back by the cloud in the middle of tasks',
        sign: 'leases that expire above 2 % for 10 min',
        response: 'Tasks of 20 s lose little: the lease ends after 60 s and another worker begins.',
      },
      {
        what: 'A new codec library fails on some files',
        sign: 'dead letters above 10 in 10 min',
        response: 'Roll the workers back, then send the dead letters round again; jobs go on from the tasks that are done.',
      },
    ],
    scaling: [
      'At ten times the load, 280 tasks/s, the first to fail is the count of `tasks_left` of long videos, one row for all workers: count per piece, then per job.',
      'Then the bill: 5,600 tasks at once. Videos with fewer than 10 plays get two renditions, the others when they are asked for.',
    ],
    tradeOffs: [
      {
        gain: 'Pieces of 30 s: a video of an hour is done in minutes, and a lost machine costs 20 s.',
        cost: '480 tasks for an hour of video, and cuts that must fall on key frames.',
      },
      { gain: 'The state is in a table and not in the queue: one can ask it, and repair it.', cost: 'three writes for each task.' },
    ],
    first: [
      'One queue, one kind of worker, whole videos: 100 a day need no pieces. The lease and the output keys from the first day.',
      'Then pieces, when a video takes above 30 min; then machines that come and go.',
    ],
    metrics: [
      { metric: 'Age of the oldest task', alert: 'above 30 min' },
      { metric: 'Time from upload to published, p95', alert: 'above 1 h' },
      { metric: 'Dead letters', alert: 'above 10 in 10 min' },
      { metric: 'Share of segments from the edge', alert: 'below 90 % for 10 min' },
    ],
  },
  lld: {
    scope: 'Jobs, tasks and their leases. The player, the CDN and the codecs are bought.',
    erDiagram: `erDiagram
  VIDEO {
    uuid id PK
    uuid creator_id
    string idempotency_key
    string title
    string manifest_key
    timestamp created_at
  }
  JOB {
    uuid id PK
    uuid video_id FK
    string status
    int tasks_left
    int version
    string failure
    timestamp created_at
    timestamp updated_at
  }
  TASK {
    uuid id PK
    uuid job_id FK
    int piece
    string rendition
    string output_key
    int attempts
    bigint lease_token
    timestamp lease_until
    timestamp done_at
  }
  VIDEO ||--o{ JOB : "is processed by"
  JOB ||--o{ TASK : "consists of"
`,
    constraints: [
      '`(job_id, piece, rendition)` is unique: a job that is planned twice has its tasks once. `(creator_id, idempotency_key)` is unique too.',
      '`output_key` is `{job_id}/{rendition}/{piece}`; a new run of the pipeline is a new job with keys of its own, and the manifest turns to it at the end.',
      '`lease_until` of a task that nobody has taken is 5 min after it was published, so that a lost message is sent again.',
      '`manifest_key` is empty until the first job is PUBLISHED; `failure` only where the job is FAILED.',
    ],
    machine: {
      field: 'Job.status',
      diagram: `stateDiagram-v2
  [*] --> CREATED : video announced
  CREATED --> UPLOADED : all parts there
  CREATED --> EXPIRED : 24 h without the parts
  UPLOADED --> SPLIT : probed and cut
  UPLOADED --> FAILED : no video, malware, or deleted
  SPLIT --> PACKAGING : last task done
  SPLIT --> FAILED : task with 5 attempts, or deleted
  PACKAGING --> PUBLISHED : manifest written
  FAILED --> SPLIT : operator retries
  FAILED --> EXPIRED : 30 days over
  PUBLISHED --> [*]
  EXPIRED --> [*]
`,
      notes: [
        'Every transition is `UPDATE … WHERE id = $1 AND status = $2`; after a crash it is made again, with the work before it.',
        'What stays in SPLIT for 1 h without a finished task is shown to the operator.',
      ],
    },
    queries: [
      {
        purpose: 'Jobs to begin with',
        query: "SELECT id FROM jobs WHERE status = 'UPLOADED' ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED",
        index: 'jobs_by_status (status, created_at)',
      },
      {
        purpose: 'Tasks that are due again',
        query: 'SELECT id FROM tasks WHERE done_at IS NULL AND lease_until < $1 ORDER BY lease_until LIMIT 100',
        index: 'tasks_open (done_at, lease_until)',
      },
      {
        purpose: 'Tasks of a job',
        query: 'SELECT piece, rendition, output_key, done_at FROM tasks WHERE job_id = $1',
        index: 'tasks_by_job (job_id, piece, rendition)',
      },
      {
        purpose: 'Newest job of a video',
        query: 'SELECT id, status, tasks_left FROM jobs WHERE video_id = $1 ORDER BY created_at DESC LIMIT 1',
        index: 'jobs_by_video (video_id, created_at DESC)',
      },
    ],
    classDiagram: `classDiagram
  class Worker {
    +run() void
  }
  class Step {
    <<abstract>>
    +execute(task: Task) Output
    #read(task: Task) Stream
    #transform(input: Stream) Stream
    #write(task: Task, output: Stream) Output
  }
  class TranscodeStep {
    #transform(input: Stream) Stream
  }
  class ThumbnailStep {
    #transform(input: Stream) Stream
  }
  class LeaseRepository {
    <<interface>>
    +start(taskId: UUID) Lease
    +renew(lease: Lease) boolean
    +finish(lease: Lease) boolean
  }
  class StepFactory {
    +create(kind: StepKind) Step
  }
  Worker "1" --> "1" StepFactory : asks
  Worker "1" --> "1" LeaseRepository : holds leases
  StepFactory "1" --> "0..*" Step : creates
  Step <|-- TranscodeStep
  Step <|-- ThumbnailStep
`,
    patterns: [
      'Template method: `Step.execute` reads, transforms and writes; a new step overrides `transform` alone.',
      'Factory: `StepFactory` makes the step that a task names.',
      'Repository: `LeaseRepository` is the only way to a task, so nobody can finish one without a lease.',
    ],
    races: [
      {
        race: 'Two workers have the same task, because the first was slow',
        guard:
          '`UPDATE tasks SET done_at = $1 WHERE id = $2 AND lease_token = $3 AND done_at IS NULL`: one of them changes no row, and the token decides which',
      },
      {
        race: 'The last two tasks of a job finish at once',
        guard: '`UPDATE jobs SET tasks_left = tasks_left - 1 WHERE id = $1 RETURNING tasks_left` in the same transaction: one of them reads 0',
      },
      { race: 'Two orchestrators plan the same job', guard: '`FOR UPDATE SKIP LOCKED`, and the unique `(job_id, piece, rendition)`' },
      {
        race: 'The creator deletes the video while it is processed',
        guard:
          'the job is FAILED first by compare-and-set on `version`; workers find that at their next renewal, and the objects are deleted an hour later',
      },
    ],
    calls: [
      { call: 'POST /v1/videos', does: 'Announces a video', load: '201, `id` and signed URLs' },
      { call: 'PUT /v1/videos/{id}/original', does: 'Says that the parts are there', load: '202; the same again when repeated' },
      { call: 'GET /v1/videos/{id}', does: 'Reads state and progress', load: '200, `status`, `progress`, `manifest`' },
    ],
    errors: [
      { when: 'A part is missing or its checksum is wrong', answer: '409 `PARTS_MISSING` with their numbers' },
      { when: 'Larger than 10 GB', answer: '413 `TOO_LARGE`' },
      { when: 'More than 20 videos a day', answer: '429 `UPLOAD_LIMIT` with `Retry-After`' },
    ],
  },
};
