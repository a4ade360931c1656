// Diagrams in which Mermaid's oddities meet, as `[name, text]`; Mermaid rejects those named so.
export const SNIPPETS = [
  ['fl-edge-id', 'flowchart LR\n A e1@--> B\n e1@{ animate: true }\n B e2@==>|go| C'],
  ['fl-shape-data', 'flowchart TD\n A@{ shape: cyl, label: "My DB" }\n B@{ shape: rounded, label: "multi\nline" } --> A'],
  ['fl-md-string', 'flowchart LR\n A["`**bold** _it_ text`"] -- "`md *label*`" --> B'],
  ['fl-amp-chain', 'flowchart LR\n A & B --> C & D --> E'],
  ['fl-inline-text', 'flowchart LR\n A -- yes no --> B\n B -. maybe .-> C\n C == must ==> D\n D -- x - y --o A'],
  ['fl-mixed-arrow-INVALID', 'flowchart LR\n A --x--- B'],
  ['fl-lengths', 'flowchart LR\n A ----> B\n B -...-> C\n C ===> D\n D ~~~ E\n E --- F\n F -.- G\n G === H'],
  ['fl-both-ends', 'flowchart LR\n A x--x B\n B o--o C\n C <--> D\n D <-. t .-> E\n E --o F\n F --x G'],
  ['fl-node-o-trap', 'flowchart LR\n A---oB\n C---xD\n A --- oB'],
  ['fl-end-keyword', 'flowchart LR\n A --> End\n B --> bend'],
  ['fl-end-lower-INVALID', 'flowchart LR\n A --> end'],
  [
    'fl-shapes',
    'flowchart TD\n a[x] --> b(x) --> c([x]) --> d[[x]] --> e[(x)] --> f((x)) --> g>x] --> h{x} --> i{{x}} --> j[/x/] --> k[\\x\\] --> l[/x\\] --> m[\\x/] --> n(((x)))',
  ],
  ['fl-quotes-entities', 'flowchart LR\n A["a #quot;q#quot; #35; (b) [c]"] --> B["x<br/>y"]'],
  ['fl-paren-unquoted-INVALID', 'flowchart LR\n A[call foo(bar)] --> B'],
  [
    'fl-subgraph',
    'flowchart TB\n subgraph one [Title One]\n direction LR\n a1 --> a2\n subgraph two\n b1\n end\n end\n subgraph "quoted title"\n c1\n end\n one --> two',
  ],
  [
    'fl-class-click-style',
    'flowchart LR\n A:::hot --> B:::cold\n class A,B extra\n classDef hot fill:#f00,stroke:#333;\n style B fill:#bbf\n linkStyle 0 stroke:#ff3,stroke-width:4px\n click A "https://x.y/z" "tip" _blank\n click B call cb(1, 2)',
  ],
  ['fl-semicolons', 'graph TD; A-->B; B-->C;;  C-->D'],
  [
    'fl-comments-directive-frontmatter',
    '---\ntitle: T\nconfig:\n  theme: dark\n---\n%%{init: {"flowchart": {"curve": "basis"}}}%%\nflowchart LR\n %% a comment --> X\n A --> B\n',
  ],
  ['fl-trailing-comment-INVALID', 'flowchart LR\n A --> B %% trailing'],
  ['fl-comment-trailing-only', 'flowchart LR\n A --> B\n %%\n %% x\n C --> D'],
  ['fl-acc-multiline', 'flowchart LR\n accTitle: My title\n accDescr {\n  multi\n  line --> x\n }\n A --> B'],
  ['fl-unicode-dash-ids', 'flowchart LR\n 개발-팀 --> ビルド.1\n my-node_2 -->|é→ü| x/y'],
  ['fl-half-typed-INVALID', 'flowchart LR\n A --> B\n B -->|lab\n C --> D'],
  ['fl-arrow-nospace', 'flowchart LR\n A-->B-->|t|C-.->D==>E'],
  [
    'sq-all-arrows',
    'sequenceDiagram\n A->B: 1\n A-->B: 2\n A->>B: 3\n A-->>B: 4\n A-xB: 5\n A--xB: 6\n A-)B: 7\n A--)B: 8\n A<<->>B: 9\n A<<-->>B: 10',
  ],
  ['sq-half-arrows', 'sequenceDiagram\n A-|\\B: t1\n A--|/B: t2\n A-\\\\B: t3\n A//-B: t4'],
  ['sq-semicolon-in-text-INVALID', 'sequenceDiagram\n A->>B: req; x'],
  ['sq-semicolon-splits', 'sequenceDiagram\n A->>B: one; B->>A: two'],
  ['sq-activation-autonumber', 'sequenceDiagram\n autonumber 10 5\n A->>+B: req\n B-->>-A: res #59; y\n autonumber off\n activate A\n deactivate A'],
  [
    'sq-box-create-destroy',
    'sequenceDiagram\n box rgb(33,66,99) Grp\n participant A as "Al ice"\n actor B\n end\n box transparent\n participant D\n end\n A->>B: hi\n create participant C as See\n B->>C: make\n destroy C\n B-xC: kill',
  ],
  [
    'sq-blocks',
    'sequenceDiagram\n loop every 1s\n alt ok\n A->>B: x\n else no\n par p1\n A->>B: y\n and p2\n A->>C: z\n end\n end\n end\n rect rgb(0,255,0)\n critical c\n A->>B: q\n option o\n A->>B: r\n end\n end\n break b\n A->>B: s\n end\n opt o2\n A->>B: t\n end',
  ],
  [
    'sq-typed-participant',
    'sequenceDiagram\n participant Q@{ "type": "queue" } as My Q\n participant D@{ "type": "database", "alias": "DB x" }\n Q->>D: m\n Note right of Q: n1\n Note over Q,D: n<br/>2\n links Q: {"Docs": "https://x"}',
  ],
  [
    'sq-ids-with-spaces-dash',
    'sequenceDiagram\n participant web-ui as Web\n web-ui->>Order Service: place order\n Order Service-->>web-ui: end of story\n A->>A: self',
  ],
  ['sq-empty-message', 'sequenceDiagram\n A->>B:\n A->>B: x'],
  ['sq-no-colon-INVALID', 'sequenceDiagram\n A->>B'],
  [
    'er-full',
    'erDiagram\n direction LR\n CUSTOMER["Cust Acct"] {\n  string name PK "the \'id\'"\n  int[] tags\n  varchar(99) addr FK, UK\n  *id pid PK\n }\n CUSTOMER }|..|{ "LINE ITEM" : uses\n CUSTOMER ||--o{ ORDER : "places many"\n p[Person]\n p one or many to zero or one CAR : drives\n a only one optionally to 0+ b : x\n c u--o{ d : parent',
  ],
  ['er-no-label-INVALID', 'erDiagram\n A ||--o{ B'],
  ['er-alias-in-rel-INVALID', 'erDiagram\n p[Person] ||--o{ CAR : drives'],
  ['er-style', 'erDiagram\n B:::k {\n }\n classDef k fill:#f9f\n A 1 to many(1) C : ""'],
  [
    'st-full',
    'stateDiagram-v2\n direction LR\n state "long desc" as s1\n s2 : has : colons\n [*] --> s1\n s1 --> s2 : ev [guard] / act\n state s3 {\n  [*] --> x\n  x --> [*]\n  --\n  [*] --> y\n }\n state f <<fork>>\n state j <<join>>\n state c <<choice>>\n s2 --> c\n c --> s3 : if n > 0\n note left of s2\n  multi --> line\n end note\n note right of s1 : short\n s3:::bad --> [*]\n classDef bad fill:#f00',
  ],
  ['st-composite-transition', 'stateDiagram-v2\n state A {\n  state B {\n   b1 --> b2\n  }\n }\n A --> A.B\n end1 --> endState'],
  [
    'cl-full',
    'classDiagram\n direction RL\n namespace N.S {\n  class K["K label"] {\n   <<interface>>\n   +List~Map~string,int~~ m\n   #foo(a: int, b) string*\n   -bar()$ bool\n  }\n }\n class G~T~\n K "1" <|-- "0..*" G : inh\n G *-- A\n G o-- B\n A --> B : x\n A ..> B\n A ..|> B\n A -- B\n A ()-- L\n A <|--|> B\n <<abstract>> A\n A : +int field\n note for K "line"\n note "free"\n class `odd name!`\n cssClass "A,B" hot\n click A href "https://x"',
  ],
  [
    'c4-full',
    'C4Context\n title Sys\n Enterprise_Boundary(b0, "Ent") {\n  Person(u, "User, \'the\'", $tags="v1")\n  System_Boundary(b1, "Sys") {\n   Container(c, "Web", "React", "descr", $sprite="x", $link="https://a")\n   ContainerDb_Ext(d, "DB")\n  }\n }\n Rel(u, c, "uses", "HTTPS")\n Rel(u, c, "again", $techn="WS")\n Rel_Back(c, d, "reads")\n BiRel(c, d, "sync")\n Rel_U(c, d, "up")\n RelIndex(1, u, d, "idx")\n UpdateElementStyle(u, $bgColor="red")\n UpdateLayoutConfig($c4ShapeInRow="3")',
  ],
  [
    'c4-deployment',
    'C4Deployment\n Deployment_Node(n1, "AWS", "cloud") {\n  Node(n2, "EC2") {\n   Container(api, "API", "Go")\n  }\n }\n Node_L(n3, "x", "y"){\n  ContainerDb(db, "DB", "PG")\n }\n Rel(api, db, "r/w", "SQL")',
  ],
  [
    'ar-full',
    'architecture-beta\n group g(cloud)[API Group]\n group h(database)[Inner] in g\n service db(database)[My DB] in h\n service s1(logos:aws-lambda)[Fn] in g\n service t(server)["T (q)"]\n junction j in g\n db:L -- R:s1\n s1:T --> B:j\n j:R <--> L:db\n db{group}:B -[lbl]-> T:t',
  ],
  [
    'bl-full',
    'block-beta\n columns 3\n a["A"] b:2\n space:2 c(("C"))\n block:grp:2\n  columns 1\n  d e\n end\n arr<["x"]>(right)\n a --> c\n b -- "lbl" --> d\n style a fill:#f00',
  ],
  [
    'rq-full',
    'requirementDiagram\n direction LR\n functionalRequirement "my req" {\n id: 1.1\n text: "the text."\n risk: high\n verifymethod: inspection\n }\n element ent:::cls {\n type: simulation\n docref: "a/b"\n }\n ent - satisfies -> "my req"\n "my req" <- traces - ent',
  ],
];
