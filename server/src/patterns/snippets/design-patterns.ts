/** The design patterns of the course as class diagrams (course notes, "Common LLD Design Patterns"). */
import { blocks, mermaid } from '../markdown.ts';
import { LAST_STOP, type Slots } from '../slots.ts';
import type { Snippet } from './snippet.ts';

interface DesignPattern {
  readonly name: string;
  readonly description: string;
  readonly slots: Slots;
  /** What it is for here. */
  readonly why: string;
  readonly classes: string;
  readonly open: string;
}

const pattern = ({ name, description, slots, why, classes, open }: DesignPattern): Snippet => ({
  prefixes: [`lld-${name.toLowerCase().replaceAll(' ', '-')}`],
  name: `${name} pattern`,
  description,
  part: 'lld',
  place: 'block',
  slots,
  lines: blocks([`## ${name} pattern`], [why], mermaid(classes), [`TODO ${open}${LAST_STOP}`]),
});

export const designPatterns: readonly Snippet[] = [
  pattern({
    name: 'Strategy',
    description: 'Several algorithms for one task, chosen for each call.',
    slots: { context: { choices: ['PricingService'] }, strategy: { choices: ['PricingStrategy'] }, first: { choices: ['StandardFare'] }, second: { choices: ['SurgeFare'] } },
    why: 'Strategy: «context» holds a «strategy» and does not know which. A new fare is a new class, and no class changes.',
    classes: `classDiagram
  class «context» {
    -strategy: «strategy»
    +fareOf(ride: Ride) Money
  }
  class «strategy» {
    <<interface>>
    +fareOf(ride: Ride) Money
  }
  class «first» {
    -perKilometre: Money
    +fareOf(ride: Ride) Money
  }
  class «second» {
    -multiplier: Decimal
    +fareOf(ride: Ride) Money
  }
  «context» "1" --> "1" «strategy» : uses
  «strategy» <|.. «first»
  «strategy» <|.. «second»`,
    open: 'who chooses the strategy and by what',
  }),
  pattern({
    name: 'Observer',
    description: 'A change of state that several subscribers must hear of.',
    slots: { subject: { choices: ['OrderEvents'] }, observer: { choices: ['OrderObserver'] }, first: { choices: ['EmailObserver'] }, second: { choices: ['PushObserver'] } },
    why: 'Observer: «subject» tells everyone who has subscribed and knows none of them. An observer that throws is logged and stops no other.',
    classes: `classDiagram
  class «subject» {
    -observers: List~«observer»~
    +subscribe(observer: «observer») void
    +publish(event: OrderEvent) void
  }
  class «observer» {
    <<interface>>
    +onChange(event: OrderEvent) void
  }
  class «first» {
    +onChange(event: OrderEvent) void
  }
  class «second» {
    +onChange(event: OrderEvent) void
  }
  «subject» "1" --> "*" «observer» : notifies
  «observer» <|.. «first»
  «observer» <|.. «second»`,
    open: 'whether the subject waits for its observers',
  }),
  pattern({
    name: 'Factory',
    description: 'Objects made without naming their class.',
    slots: { factory: { choices: ['NotificationFactory'] }, product: { choices: ['Notification'] }, first: { choices: ['EmailNotification'] }, second: { choices: ['SmsNotification'] } },
    why: 'Factory: «factory» alone knows which class stands for which channel; callers know «product».',
    classes: `classDiagram
  class «factory» {
    +create(channel: Channel) «product»
  }
  class «product» {
    <<interface>>
    +send(to: Recipient) void
  }
  class «first» {
    -address: String
    +send(to: Recipient) void
  }
  class «second» {
    -phone: String
    +send(to: Recipient) void
  }
  «factory» ..> «product» : creates
  «product» <|.. «first»
  «product» <|.. «second»`,
    open: 'what the factory does with a channel that it does not know',
  }),
  pattern({
    name: 'Singleton',
    description: 'Exactly one instance in a process.',
    slots: { single: { choices: ['ConnectionPool'] }, user: { choices: ['OrderRepository'] } },
    why: 'Singleton: one «single» in a process, made at the start and handed to those who need it, so that tests can bring another. Across processes it is one in each: «single» sizes itself for that.',
    classes: `classDiagram
  class «single» {
    -instance: «single»$
    -size: int
    +get() «single»$
    +acquire(timeout: Duration) Connection
  }
  class «user» {
    -pool: «single»
    +findById(id: UUID) Order
  }
  «user» "*" --> "1" «single» : shares`,
    open: 'what waits where all connections are taken',
  }),
  pattern({
    name: 'Decorator',
    description: 'Behaviour added around an object, without a subclass.',
    slots: { component: { choices: ['PaymentClient'] }, plain: { choices: ['HttpPaymentClient'] }, decorator: { choices: ['RetryingClient'] }, second: { choices: ['LoggingClient'] } },
    why: 'Decorator: «decorator» and «second» are a «component» and hold one, so that they stack in any order around «plain».',
    classes: `classDiagram
  class «component» {
    <<interface>>
    +charge(payment: Payment) Receipt
  }
  class «plain» {
    -baseUrl: String
    +charge(payment: Payment) Receipt
  }
  class «decorator» {
    -inner: «component»
    +charge(payment: Payment) Receipt
  }
  class «second» {
    -inner: «component»
    +charge(payment: Payment) Receipt
  }
  «component» <|.. «plain»
  «component» <|.. «decorator»
  «component» <|.. «second»
  «decorator» "1" o-- "1" «component» : wraps
  «second» "1" o-- "1" «component» : wraps`,
    open: 'which order they stack in and why',
  }),
  pattern({
    name: 'Repository',
    description: 'Access to stored data behind an interface.',
    slots: { repository: { choices: ['OrderRepository'] }, entity: { choices: ['Order'] }, stored: { choices: ['SqlOrderRepository'] }, memory: { choices: ['InMemoryOrderRepository'] } },
    why: 'Repository: services speak to «repository» in words of the domain; SQL stands in «stored» alone, and tests run on «memory».',
    classes: `classDiagram
  class «repository» {
    <<interface>>
    +findById(id: UUID) «entity»
    +findByCustomer(customerId: UUID, cursor: Cursor) Page~«entity»~
    +save(order: «entity») void
  }
  class «stored» {
    -pool: ConnectionPool
    +findById(id: UUID) «entity»
    +findByCustomer(customerId: UUID, cursor: Cursor) Page~«entity»~
    +save(order: «entity») void
  }
  class «memory» {
    -rows: Map~UUID, «entity»~
    +findById(id: UUID) «entity»
    +findByCustomer(customerId: UUID, cursor: Cursor) Page~«entity»~
    +save(order: «entity») void
  }
  «repository» <|.. «stored»
  «repository» <|.. «memory»`,
    open: 'where a transaction over two repositories begins and ends',
  }),
  pattern({
    name: 'State',
    description: 'Behaviour that depends on a state, a class for each.',
    slots: { context: { choices: ['Ride'] }, state: { choices: ['RideState'] }, first: { choices: ['Requested'] }, second: { choices: ['Matched'] } },
    why: 'State: «context» hands each event to its «state», which answers with the next one or refuses. What is allowed where stands in one class a state.',
    classes: `classDiagram
  class «context» {
    -state: «state»
    -version: int
    +accept(driver: Driver) void
    +cancel() void
  }
  class «state» {
    <<interface>>
    +accept(ride: «context», driver: Driver) «state»
    +cancel(ride: «context») «state»
  }
  class «first» {
    +accept(ride: «context», driver: Driver) «state»
    +cancel(ride: «context») «state»
  }
  class «second» {
    +accept(ride: «context», driver: Driver) «state»
    +cancel(ride: «context») «state»
  }
  «context» "1" --> "1" «state» : is in
  «state» <|.. «first»
  «state» <|.. «second»`,
    open: 'which event each state refuses',
  }),
  pattern({
    name: 'Template Method',
    description: 'One order of steps, some of them left to subclasses.',
    slots: { base: { choices: ['ReportJob'] }, first: { choices: ['CsvReportJob'] }, second: { choices: ['PdfReportJob'] } },
    why: 'Template Method: «base» fixes the order of the steps and runs them; «first» and «second» fill in what differs.',
    classes: `classDiagram
  class «base» {
    <<abstract>>
    -files: FileStore
    +run(day: Date) void
    #load(day: Date) List~Row~
    #render(rows: List~Row~) Bytes*
    #store(file: Bytes) void
  }
  class «first» {
    #render(rows: List~Row~) Bytes
  }
  class «second» {
    #render(rows: List~Row~) Bytes
  }
  «base» <|-- «first»
  «base» <|-- «second»`,
    open: 'what is undone where a step fails',
  }),
];
