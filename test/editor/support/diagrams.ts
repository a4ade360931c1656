// Diagrams of each type that make it hard to tell what is drawn for what: equal labels, equal ends, loops, nesting, aliases.
export const DIAGRAMS: Readonly<Record<string, string>> = {
  'flowchart: equal labels, equal ends, loops': `flowchart LR
    a[Redis] --> b[Redis]
    a -->|get| b
    b --> a
    b --> b
    a -.-> c[(Redis)]`,
  'flowchart: chains and &': `flowchart TB
    a --> b --> c & d -->|x| e
    e ==> a & b`,
  'flowchart: nested subgraphs, with arrows to them': `flowchart LR
    subgraph outer [Same]
      subgraph inner [Same]
        x1[One] --> x2[Two]
      end
      x2 --> y[Three]
    end
    subgraph A title without id
      p --> q
    end
    y --> p
    z --> outer
    inner -.-> q`,
  'flowchart: ids that read alike, ids of arrows': `flowchart LR
    a_b --> c
    a --> b_c
    c e1@--> b_c
    n1-2 --> n1
    n1 --> n1-2-3`,
  'flowchart: declared after use, shapes': `flowchart RL
    api --> db
    db[(Orders DB)]
    api([Order API])
    api x--x db
    api o--o web{{Web}}
    web --> disk@{ shape: lin-cyl, label: "Disk" }`,
  'flowchart: in the other layout': `---
config:
  layout: dagre
---
flowchart LR
    subgraph outer [Same]
      x1[One] --> x2[One]
      x1 -->|twice| x2
    end
    x2 --> y
    outer --> z`,
  'sequence: equal labels, all that happens': `sequenceDiagram
    autonumber
    box Inner
    participant A as Same
    actor B as Same
    end
    participant D@{ "type": "database" } as Store
    participant Q@{ "type": "queue" } as Store
    A->>B: hello
    B-->>A: hello
    A->>A: self
    Note over A,B: note
    Note right of D: note
    alt good
      A->>+D: get<br/>two lines
      D-->>-A: row
    else bad
      A-xD: fail
    end
    loop every
      opt maybe
        A-)B: async
      end
    end
    par one
      A->>B: first
    and
      A->>Q: second
    and three
      A->>Q: third
    end
    create participant N
    B->>N: make
    destroy N
    N-->>B: bye
    rect rgb(200, 200, 255)
      A->>B: both
    end
    rect rgb(200, 255, 200)
      A<<->>B: both
    end`,
  'sequence: implied participants': `sequenceDiagram
    Alice->>John: Hello
    activate John
    John-->>Alice: Great
    deactivate John
    Alice-)Bob: See you`,
  'er: equal labels, equal ends, loops, groups': `erDiagram
    a["Same"] {
      int id PK "comment"
      string name
      int id
    }
    b["Same"] {
      int id PK
      int a_id FK, UK
    }
    a ||--o{ b : has
    a ||--o{ b : has
    b }|..|{ b : self
    "quoted name" ||--|| a : x
    a-1 ||--|| b : y
    subgraph g [Group]
      c ||--|| d : z
    end`,
  'class: equal labels, equal ends, loops, namespaces, notes': `classDiagram
    direction LR
    note "free"
    class A["Same"] {
      <<interface>>
      +int id
      +get(int a) int
      +String name
      +get(int b) int
    }
    class B["Same"]
    B : +field
    B : +method()
    A <|-- B : extends
    A "1" --> "*" B : uses
    A "1" --> "*" B : uses
    A --> A
    C ()-- A
    namespace ns {
      class D~T~ {
        +x
      }
      class E
    }
    D ..> E
    note for D "about D"`,
  'state: equal labels, equal ends, loops, composites, notes': `stateDiagram-v2
    [*] --> A : start
    state "Same" as A
    state "Same" as B
    A --> B : go
    A --> B : go
    B --> B : again
    state C {
      [*] --> C1
      C1 --> C2 : in
      state C2 {
        [*] --> deep
        deep --> [*]
      }
      C2 --> [*]
    }
    B --> C
    state f <<fork>>
    C --> f
    f --> F1
    f --> F2
    state ch <<choice>>
    F1 --> ch
    ch --> A : no
    ch --> [*] : yes
    F2 --> [*]
    note right of A : hello
    note left of B : hello
    F1 : more text`,
  'state: in the other layout': `---
config:
  layout: dagre
---
stateDiagram-v2
    [*] --> A
    A --> B : go
    state B {
      [*] --> C
      C --> D
      D --> [*]
    }
    B --> E
    note right of A : hello
    E --> [*]`,
  'state: a composite in parts': `stateDiagram-v2
    [*] --> Active
    state Active {
      [*] --> NumLockOff
      NumLockOff --> NumLockOn : press
      NumLockOn --> [*]
      --
      [*] --> CapsLockOff
      CapsLockOff --> CapsLockOn : press
      --
      [*] --> ScrollLockOff
      ScrollLockOff --> [*]
    }`,
  'c4: equal labels, equal ends, boundaries': `C4Container
    title Shop
    Person(u, "Same", "buys")
    Person_Ext(u2, "Same", "looks")
    System_Boundary(s, "Shop") {
      Container(web, "Web", "React", "front")
      ContainerDb(db, "DB", "Postgres", "data")
      Container_Boundary(inner, "Inner") {
        ContainerQueue(q, "Q", "Kafka")
      }
    }
    System_Boundary(t, "Shop") {
      System(pay, "Pay")
    }
    Rel(u, web, "First", "HTTPS")
    Rel(u, web, "Uses", "HTTPS")
    Rel(u2, web, "Uses", "HTTPS")
    BiRel(web, db, "Reads")
    Rel_D(web, q, "Sends")
    Rel(web, pay, "Charges")`,
  'c4: a context': `C4Context
    Person(customer, "Customer")
    Enterprise_Boundary(b0, "Bank") {
      System(banking, "Banking")
      SystemDb_Ext(core, "Core")
    }
    System_Ext(mail, "Mail")
    Rel(customer, banking, "Uses")
    Rel_Back(customer, mail, "Sends to")
    Rel_R(banking, mail, "Sends", "SMTP")
    Rel(banking, core, "Reads")`,
  'architecture: equal labels, equal ends': `architecture-beta
    group api(cloud)[Same]
    group pub(cloud)[Same] in api
    service db(database)[Same] in api
    service d2(disk)[Same] in pub
    service srv(server)[Server] in api
    junction j in api
    db:L -- R:srv
    d2:T --> B:srv
    srv:L -- R:j`,
  'block: equal labels, equal ends': `block-beta
    columns 3
    a["Same"] b["Same"] c
    block:grp:2
      columns 2
      d e
    end
    arr<["go"]>(right)
    a --> b
    a -- "lab" --> b
    d --> a`,
  'requirement: equal ends': `requirementDiagram
    requirement r1 {
      id: 1
      text: same
    }
    functionalRequirement r2 {
      id: 2
      text: same
    }
    element e1 {
      type: sim
    }
    e1 - satisfies -> r1
    e1 - verifies -> r1
    r1 - contains -> r2
    r2 <- copies - e1`,
};
