import type { Family } from './family.ts';

export const agent: Family = {
  id: 'agent',
  name: 'Agent',
  summary: 'A language model that acts in a loop: tools, retrieval, budgets, approval by people.',
  slots: {
    client: { choices: ['Support chat'] },
    agent: { choices: ['Agent Service'] },
    tools: { choices: ['Tool Gateway'] },
    model: { choices: ['Claude', 'GPT', 'Gemini'] },
    vectors: { choices: ['pgvector', 'Qdrant', 'OpenSearch'] },
    database: { choices: ['PostgreSQL', 'MySQL', 'Aurora'] },
  },
  hld: {
    must: [
      'A customer asks; the agent answers from the company’s documents and says from which.',
      'It looks up orders and may refund: up to 20 USD alone, above that after a person has approved.',
      'Whoever reviews a run sees each step, its input, its output and its cost.',
    ],
    later: ['Several agents with tools of their own, when one has more than 15 tools.'],
    qualities: [
      { what: 'Availability', target: '99.9 % a month; without a model the customer is passed to a person' },
      { what: 'Latency', target: 'p95 2 s to the first word, p95 60 s to the end of a run' },
      { what: 'Safety', target: 'no passage to a reader without the right; no refund twice; none above 20 USD without approval' },
      { what: 'Quality', target: '92 % of 500 golden questions right; below 2 % of answers without a source' },
      { what: 'Cost', target: '0.20 USD a run at most, 0.08 USD on average' },
    ],
    estimates: [
      { what: 'Runs, average', sum: '100,000/day / 86,400 s', value: '1.2/s' },
      { what: 'Runs, peak', sum: '100,000/day / 86,400 s × 5', value: '5.8/s' },
      { what: 'Model calls, peak', sum: '5.8/s × 6', value: '35/s' },
      { what: 'Tokens, peak', sum: '35/s × (4,000 in + 300 out) × 60 s', value: '9 M/min' },
      { what: 'Retrievals, peak', sum: '5.8/s × 2', value: '12/s' },
      { what: 'Tool calls, peak', sum: '5.8/s × 3', value: '17/s' },
      { what: 'Time of a run', sum: '6 × 4 s + 3 × 1 s + 2 × 0.3 s', value: '28 s' },
      { what: 'Runs at once, peak', sum: '5.8/s × 28 s', value: '162' },
      { what: 'A model call', sum: '4,000 × 2.50 USD / 1 M + 300 × 10 USD / 1 M', value: '0.013 USD' },
      { what: 'A day', sum: '100,000 × 6 × 0.013 USD', value: '7,800 USD' },
      { what: 'Approvals', sum: '100,000/day × 3 % × 30 s', value: '25 hours of work a day' },
      { what: 'Chunks', sum: '1 M × 1,024 dimensions × 4 B × 1.5', value: '6.1 GB' },
      { what: 'Chunks written', sum: '50,000 documents × 5 % a day × 20', value: '50,000/day' },
      { what: 'Traces', sum: '100,000/day × 6 × 20 KB × 30 days', value: '360 GB' },
    ],
    bottleneck: 'Tokens: 9 M a minute are above the usual limit of one provider, and 7,800 USD a day are the largest bill.',
    calls: [
      { call: 'POST /v1/runs', does: 'Starts a run; `Idempotency-Key` in the header', load: '5.8 RPS peak' },
      { call: 'GET /v1/runs/{id}/events?after={seq}', does: 'Streams steps and words (SSE), from any place on', load: '5.8 RPS peak, 162 open' },
      { call: 'PUT /v1/runs/{id}/cancellation', does: 'Stops a run', load: '0.1 RPS peak' },
      { call: 'GET /v1/approvals?cursor={cursor}&limit=20', does: 'Lists what waits for a person', load: '1 RPS peak' },
      { call: 'PUT /v1/approvals/{id}/decision', does: 'Approves or refuses; `If-Match` in the header', load: '0.17 RPS peak' },
    ],
    entities: [
      '**Run**: one task of one customer, with its budget of steps and money.',
      '**Step**: one call of the model, with what went in and what came out.',
      '**Tool call**: what the model asked for, with the arguments that were checked.',
      '**Approval**: a tool call that waits for a person.',
      '**Chunk**: a passage of a document, with the groups that may read it.',
    ],
    flowchart: `flowchart TB
  client["«client»"] -->|"HTTPS POST /v1/runs, SSE, 5.8 RPS"| gateway["AI Gateway<br/>tokens per minute, injection check"]
  gateway -->|"gRPC StartRun, 5.8 RPS"| agent["«agent»<br/>4 replicas, 162 runs"]
  agent -->|"SQL step before and after, 70/s"| database[("«database»<br/>runs, approvals, rights")]
  agent -->|"gRPC Complete, 35 RPS, 9 M tokens/min"| models["Model Gateway<br/>2 replicas"]
  models -->|"HTTPS messages, timeout 20 s"| model["«model»"]
  models -->|"HTTPS messages, fallback"| second[Second model]
  agent -->|"gRPC Retrieve with the reader’s groups, 12 RPS"| retrieval["Retrieval Service<br/>2 replicas"]
  retrieval -->|"ANN and BM25, top 20, 30 ms"| vectors[("«vectors»<br/>1 M chunks")]
  retrieval -->|"SQL SELECT rights, 12/s"| database
  database -.->|"change log of documents, 2,500 a day"| indexer[Indexer]
  indexer -->|"INSERT chunks, 50,000 a day"| vectors
  agent -->|"gRPC CallTool, 17 RPS"| tools["«tools»<br/>schemas, rights, 5 s timeout"]
  tools -->|"HTTPS with the customer’s token, 17 RPS"| orders[Order Service]
  approver[Approval desk] -->|"HTTPS PUT decision, 0.17 RPS"| gateway
  agent -.->|"publish agent.traces, 35/s"| bus[/"Kafka"/]
  bus -.->|"consume agent.traces, 35/s"| eval["Evaluation Worker<br/>traces, 360 GB"]
`,
    write: {
      steps: [
        '«client» sends `POST /v1/runs`. The gateway knows the customer, takes tokens from their bucket (100,000 a minute), and masks card numbers.',
        '«agent» stores the run with its budget: 12 steps, 0.20 USD, 120 s.',
        'Each turn of the loop stores the step before it calls the model, and books its cost after. What is above a budget stops the run with what is known.',
        'The model asks for a tool. «tools» checks the arguments against the JSON Schema, the tool against the list of this agent, and calls with the customer’s token, not with one of its own.',
        'A refund above 20 USD becomes an approval; the run waits without a process, 24 h at most.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant A as «agent»
  participant D as «database»
  participant M as Model Gateway
  participant T as «tools»
  participant P as Approval desk
  C->>A: POST /v1/runs, Idempotency-Key
  A->>D: INSERT INTO runs, QUEUED
  loop at most 12 steps and 0.20 USD
    A->>D: INSERT INTO steps
    A->>M: gRPC Complete
    M-->>A: tool call refund, 35 USD
    A->>D: UPDATE runs SET spent_usd
  end
  A->>D: INSERT INTO approvals, WAITING
  A-)P: approval 9 waits
  P->>A: PUT /v1/approvals/9/decision
  A->>D: UPDATE approvals SET decision
  A->>T: gRPC CallTool refund, key of the tool call
  T-->>A: refunded, once
  A-)C: answer with sources
`,
    },
    read: {
      steps: [
        'The question is embedded. Retrieval Service asks «vectors» for the 20 nearest and the 20 best by BM25, within the groups of the reader, and joins the two lists by rank.',
        'It checks each document’s rights again in «database», because the index may be 5 min old, and a reranker leaves 3.',
        'The prompt has parts: instructions, passages as quoted data with their ids, the last 6 turns, and a summary of what was before; 4,000 tokens in all.',
        'The answer must name passage ids; one that is not in the prompt sends the step back once, then the customer to a person.',
      ],
      sequence: `sequenceDiagram
  participant A as «agent»
  participant R as Retrieval Service
  participant V as «vectors»
  participant D as «database»
  participant M as Model Gateway
  A->>R: gRPC Retrieve, question, groups of the reader
  R->>V: ANN and BM25, filter by groups
  V-->>R: 40 chunks
  R->>D: SELECT document_id FROM document_groups
  D-->>R: 31 that the reader may see
  R->>R: rerank, 3 best
  R-->>A: 3 passages with ids
  A->>M: gRPC Complete, passages as data
  alt names a passage that it was given
    M-->>A: answer with sources
  else names none, or another
    A->>M: gRPC Complete, once more, then a person
  end
`,
    },
    deepDive: {
      title: 'A loop that cannot run away, and text that cannot give orders',
      paragraphs: [
        'Four limits stop a run: 12 steps, 0.20 USD, 120 s, and the same tool with the same arguments three times. They are kept in the database: a restart does not begin again at zero.',
        'Everything that was not written by us is data: documents, what tools return, what the customer says. It stands in its own part of the prompt, marked as such. A model may follow it all the same, so the harm is bounded where it would happen. A tool has the rights of the customer who asks, the agent has 6 tools and no more, money above 20 USD needs a person, and the answer may hold no link that was not in a passage.',
        'Each change of prompt, model or tool runs 500 golden questions and 100 attacks before it is deployed: right answers may fall by 1 point at most, and no attack may reach a tool.',
      ],
    },
    patterns: [
      { id: 'rate-limiting', why: 'in tokens a minute, since one call costs 100 or 100,000' },
      { id: 'circuit-breaker', why: 'model, then second model, then a person' },
      { id: 'search-sync', why: 'passages follow the documents within 5 min' },
    ],
    consistency: [
      'Source of truth: «database» for runs, budgets, approvals and rights. «vectors» only proposes; rights are checked at each read.',
      'Duplicates: a tool call has an id before it is made, and the Order Service takes it as idempotency key. After a crash the step is read from the table, not asked again.',
    ],
    failures: [
      {
        what: 'The provider limits tokens, or is slow',
        sign: '429 or timeouts above 5 % for 1 min',
        response: 'The second model takes over after 20 s without a first word; new runs wait in a queue of 200, then a person is offered.',
      },
      {
        what: 'Runs go round in circles after a change of prompt',
        sign: 'runs that end at a limit above 3 % for 10 min',
        response: 'Back to the last prompt, by a flag; limits hold the cost to 0.20 USD a run.',
      },
      {
        what: 'A document or a customer gives orders to the model',
        sign: 'refused tool calls above 1 % of tool calls',
        response: 'Take the document out of the index, add the text to the attacks; harm is bounded by rights and approval.',
      },
    ],
    scaling: [
      'At ten times the load, 90 M tokens a minute, the first to fail is the provider’s limit: simple questions to a small model, 60 % of all, and reserved capacity for the rest.',
      'Then the people: 250 hours of approvals a day. Raise the limit where nobody ever refused.',
    ],
    tradeOffs: [
      {
        gain: 'One agent in a loop: it finds its way through what nobody planned.',
        cost: 'two runs of one question may differ, and only evaluation says how good it is.',
      },
      {
        gain: 'State in a table after each step: a run survives deployments and waits for people.',
        cost: '12 writes a run, and a step that was paid for may be lost in a crash.',
      },
    ],
    first: [
      'Answers with sources, no tools: rights, traces, budgets and the golden questions from the first day.',
      'Then tools that only read; then refunds, all with approval; then the limit of 20 USD.',
    ],
    metrics: [
      { metric: 'Spending an hour', alert: 'above 2,000 USD, or twice the same hour last week' },
      { metric: 'Runs that end at a limit', alert: 'above 3 % for 10 min' },
      { metric: 'Golden questions right, nightly', alert: 'below 90 %' },
    ],
  },
  lld: {
    scope: 'Runs, steps, tool calls and approvals. The models are bought, and the Order Service is called.',
    erDiagram: `erDiagram
  RUN {
    uuid id PK
    uuid customer_id
    string idempotency_key
    string status
    int steps_used
    int max_steps
    decimal spent_usd
    decimal cap_usd
    int version
    timestamp lease_until
    timestamp created_at
  }
  STEP {
    uuid run_id PK, FK
    int seq PK
    string model
    int tokens_in
    int tokens_out
    string output_key
    timestamp created_at
  }
  TOOL_CALL {
    uuid id PK
    uuid run_id FK
    int step_seq FK
    string tool
    json arguments
    json result
    timestamp created_at
  }
  APPROVAL {
    uuid id PK
    uuid tool_call_id FK
    uuid approver_id
    string decision
    int version
    timestamp created_at
    timestamp decided_at
  }
  RUN ||--o{ STEP : takes
  RUN ||--o{ TOOL_CALL : contains
  STEP ||--o{ TOOL_CALL : "asks for"
  TOOL_CALL ||--o| APPROVAL : "waits for"
`,
    constraints: [
      '`steps_used <= max_steps` and `spent_usd <= cap_usd` are CHECKs: the budget holds even against a fault in the loop.',
      '`(customer_id, idempotency_key)` and `tool_call_id` of an approval are unique. `decision` is empty until a person has decided.',
      'A tool is a schema, a list of agents that may call it, and a flag: reads, writes, or needs approval. Arguments that do not fit are given back to the model once.',
    ],
    machine: {
      field: 'Run.status',
      diagram: `stateDiagram-v2
  [*] --> QUEUED : customer asks
  QUEUED --> RUNNING : worker takes lease
  RUNNING --> WAITING : tool needs approval
  WAITING --> RUNNING : decided
  WAITING --> STOPPED : 24 h without decision, or cancelled
  RUNNING --> QUEUED : lease expired
  RUNNING --> SUCCEEDED : answer with sources
  RUNNING --> STOPPED : budget spent, loop found, or cancelled
  RUNNING --> FAILED : both models down
  SUCCEEDED --> [*]
  STOPPED --> [*]
  FAILED --> [*]
`,
      notes: [
        'STOPPED and FAILED pass the conversation to a person, with a summary of the steps.',
        'Every transition is `UPDATE … WHERE id = $1 AND version = $2`. A refusal is a result like any other: the model gets it and answers.',
      ],
    },
    queries: [
      {
        purpose: 'Runs to take',
        query: "SELECT id FROM runs WHERE status = 'QUEUED' ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED",
        index: 'runs_by_status (status, created_at)',
      },
      {
        purpose: 'Runs whose worker is gone',
        query: "SELECT id FROM runs WHERE status = 'RUNNING' AND lease_until < $1 ORDER BY lease_until LIMIT 100",
        index: 'runs_by_lease (status, lease_until)',
      },
      {
        purpose: 'Steps of a run',
        query: 'SELECT seq, model, output_key FROM steps WHERE run_id = $1 ORDER BY seq',
        index: 'primary key (run_id, seq)',
      },
      {
        purpose: 'Approvals that wait, oldest first',
        query: 'SELECT id, tool_call_id FROM approvals WHERE decision IS NULL ORDER BY created_at, id LIMIT 20',
        index: 'approvals_open (decision, created_at, id)',
      },
    ],
    classDiagram: `classDiagram
  class AgentLoop {
    +advance(runId: UUID) RunStatus
  }
  class Guard {
    <<interface>>
    +check(run: Run, next: Action) Verdict
  }
  class BudgetGuard {
    +check(run: Run, next: Action) Verdict
  }
  class RepetitionGuard {
    +check(run: Run, next: Action) Verdict
  }
  class ApprovalGuard {
    +check(run: Run, next: Action) Verdict
  }
  class ModelStrategy {
    <<interface>>
    +complete(prompt: Prompt) Completion
  }
  class LargeModel {
    +complete(prompt: Prompt) Completion
  }
  class SmallModel {
    +complete(prompt: Prompt) Completion
  }
  class ToolCommand {
    <<interface>>
    +execute(call: ToolCall) ToolResult
  }
  AgentLoop "1" --> "1..*" Guard : asks each
  AgentLoop "1" --> "1" ModelStrategy : thinks with
  AgentLoop "1" --> "0..*" ToolCommand : acts by
  Guard <|.. BudgetGuard
  Guard <|.. RepetitionGuard
  Guard <|.. ApprovalGuard
  ModelStrategy <|.. LargeModel
  ModelStrategy <|.. SmallModel
`,
    patterns: [
      'Strategy: `ModelStrategy` is chosen for each step by how hard it is. `Guard` is one too: a new limit is a new class.',
      'Command: a tool call is stored before it is executed, so it can be shown, approved and repeated under the same id.',
      'State: the transitions of `Run.status` stand in one table, and `AgentLoop` asks it before each change.',
    ],
    races: [
      {
        race: 'Two workers advance the same run after a lease has expired',
        guard: 'compare-and-set on `version`, and the primary key `(run_id, seq)`: the second cannot write the step',
      },
      {
        race: 'A crash between the refund and its record',
        guard: 'the id of the tool call is stored before and is the idempotency key at the Order Service; the repeat gets the first result',
      },
      {
        race: 'A decision arrives after the run was stopped',
        guard: 'the run is locked first with `SELECT … FOR UPDATE`; a decision counts only while it is WAITING',
      },
      {
        race: 'Two steps spend the last of the budget',
        guard:
          '`UPDATE runs SET spent_usd = spent_usd + $1 WHERE id = $2 AND spent_usd + $1 <= cap_usd`, with the highest possible cost, before the call',
      },
    ],
    calls: [
      { call: 'POST /v1/runs', does: 'Starts a run', load: '201, `id`' },
      { call: 'GET /v1/runs/{id}/events?after={seq}', does: 'Streams what happens', load: '200, `text/event-stream`' },
      { call: 'PUT /v1/runs/{id}/cancellation', does: 'Stops a run', load: '200; the same again when repeated' },
      { call: 'PUT /v1/approvals/{id}/decision', does: 'Approves or refuses', load: '200, the approval' },
    ],
    errors: [
      { when: 'The customer’s tokens of this minute are used up', answer: '429 `TOKEN_LIMIT` with `Retry-After`' },
      { when: 'The month’s budget is spent', answer: '402 `BUDGET_SPENT`; the chat offers a person' },
      { when: 'The run has ended', answer: '409 `RUN_ENDED`' },
    ],
  },
};
