/**
 * The design model: what a document says, read from every notation into one. Frozen plain data; all ranges count in the
 * whole document.
 */
import type { Range } from '../text/range.ts';
import type { ContractFamily } from './contracts/contract-families.ts';
import type { ArrowNotation, Graph } from './components/graph.ts';
import type { EndpointText } from '../syntax/endpoint/endpoint.ts';
import type { Topic } from './sections/headings.ts';
import type { Schema, Verdict } from './indexes/judge.ts';
import type { IndexTable } from './indexes/in-prose.ts';
import type { Index } from './indexes/tables.ts';
import type { Demands } from './demands/demands.ts';
import type { QueryText } from './queries/facts.ts';
import type { NamedPattern } from './patterns/pattern-names.ts';
import type { PatternShape } from './patterns/pattern-shapes.ts';
import type { Unfenced } from './sections/unfenced.ts';
import type { FieldColumn, Room } from '../syntax/fields/tree.ts';
import type { Drawing } from '../syntax/arrow-text/tree.ts';
import type { Part } from '../syntax/mermaid/tree.ts';

/** What a document, or a part of one, designs. */
export type DesignKind = 'hld' | 'lld' | 'hld+lld';

/** How the kind is known: the author or the team said so, or the evidence does. */
export type Door = 'declared' | 'detected';

/** What a diagram is for (`rules.md`, "Which diagram is what"). */
export type Role = 'architecture' | 'process' | 'structure' | 'illustration' | 'behaviour' | 'data' | 'state';

export type ComponentKind =
  | 'client'
  | 'cdn'
  | 'dns'
  | 'load-balancer'
  | 'gateway'
  | 'service'
  | 'worker'
  | 'scheduler'
  | 'model'
  | 'queue'
  | 'topic'
  | 'stream'
  | 'cache'
  | 'database'
  | 'wide-column'
  | 'document-store'
  | 'key-value'
  | 'graph-store'
  | 'search'
  | 'vector-store'
  | 'object-store'
  | 'external';

export interface Design {
  /** With forward slashes; relative to the workspace where there is one. */
  readonly path: string;
  /** Null: no design doc, and only `mermaid/*` speaks. */
  readonly kind: DesignKind | null;
  readonly door: Door | null;
  readonly title?: Part;
  /** How its lines end: what is written into it ends the same way. */
  readonly lineEnd: '\n' | '\r\n';
  readonly sections: readonly Section[];
  readonly diagrams: readonly DiagramView[];
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
  /** The boxes of all diagrams that draw components or participants, whatever they stand for. */
  readonly boxes: readonly DrawnBox[];
  readonly entities: readonly Entity[];
  readonly relationships: readonly Relationship[];
  readonly stateMachines: readonly StateMachine[];
  /** What several callers change at once, where nothing in the document says how it is kept safe. */
  readonly races: readonly Race[];
  readonly patterns: Patterns;
  /** What can be called, and what is published, each time that it is named. */
  readonly endpoints: readonly Endpoint[];
  /** Commands of Redis that it names anywhere. */
  readonly commands: readonly string[];
  /** What is stored, by the key of its name (`entityKey`), with all that its rows are found by. */
  readonly tables: Schema;
  /** Every query that it states, in order, judged by its indexes. */
  readonly queries: readonly StatedQuery[];
  /** Every index that it states, in order; keys stand with their table. */
  readonly indexes: readonly Index[];
  /** Tables that list indexes, in order. */
  readonly indexTables: readonly IndexTable[];
  readonly quantities: readonly Quantity[];
  /** What it says that the system must bear and do. */
  readonly demands: Demands;
  /** Each place that shows or names the write path or the read path. */
  readonly flows: readonly Flow[];
  /** `TODO …` and other open places: one satisfies the rule that asked for what it stands for. */
  readonly placeholders: readonly Placeholder[];
  /** The documents that this design is spread over, as far as they could be read. */
  readonly companions: readonly Companion[];
  /** Links to other Markdown files, in order. */
  readonly links: readonly DocumentLink[];
  /** The headings of this document that its own links lead to, as their anchors: `3-api-design`. */
  readonly anchors: readonly string[];
  /** Images that, by their name, show the architecture. */
  readonly pictures: readonly Picture[];
  /** A decision record, or a request for comments on a system that exists. */
  readonly proposal: boolean;
  /** Diagrams that no fence holds, and fences that nobody closed. */
  readonly unfenced: readonly Unfenced[];
  /** Comments in every notation, in order: what suppresses findings stands in them. */
  readonly comments: readonly DesignComment[];
}

/** What another document of the same design holds: what stands there is not missing here. */
export interface Companion {
  readonly path: string;
  /** Null: it is no design doc by itself, but this one leans on it. */
  readonly kind: DesignKind | null;
  /** What its headings are about. */
  readonly topics: readonly Topic[];
  /** How many endpoints it names. */
  readonly endpoints: number;
  /** How many figures with a unit it gives. */
  readonly figures: number;
  readonly queries: number;
  readonly stateMachines: number;
  readonly architectureDiagrams: number;
  /** Names of the entities whose fields it lists. */
  readonly entities: readonly string[];
}

/** `[text](target)` or `[label]: target` that leads to a Markdown file; without the part behind `#`. */
export interface DocumentLink {
  readonly target: string;
  readonly range: Range;
  readonly section: number;
}

/** A comment: `<!-- … -->`, `%% …` in Mermaid, `-- …` in SQL. */
export interface DesignComment {
  /** Without its marks, trimmed. */
  readonly text: string;
  readonly range: Range;
  readonly notation: 'html' | 'mermaid' | 'sql';
  /** What follows it: the next line, or the whole fence or heading that begins there. */
  readonly covers: Range;
}

/** A heading and what stands below it, up to the next heading of any level. Section 0 is what precedes the first heading. */
export interface Section {
  readonly title: string;
  /** 1–6; 0 for what precedes the first heading. */
  readonly level: number;
  /** What the section designs: its own heading says so, or that of a section above it. */
  readonly kind: 'hld' | 'lld' | null;
  /** What its own heading says that it is about; what is above it may say more (`isAbout`). */
  readonly topics: readonly Topic[];
  /** The whole heading, `#` included; absent for section 0. */
  readonly heading?: Range;
  /** How its heading begins: a number, a pictogram. */
  readonly style?: HeadingStyle;
  /** The line across the page that ends it. */
  readonly rule?: Range;
  readonly range: Range;
  /** Index of the section whose heading this one stands under. */
  readonly parent?: number;
  /** A section that holds the design's figures: capacity, estimates, what the system must bear. */
  readonly capacity: boolean;
  /** Components that it names in full beside its figures; none where it has no figure. */
  readonly mentions: readonly Component[];
  /** Components of whose kind it speaks (`Workers: 800`), of a capacity section. */
  readonly sizes: readonly Component[];
  /** Its text with the heading, where a fix may want to move it: sections on the API, on flows and on entities, and those that name endpoints or fields. */
  readonly source?: string;
}

/** What stands in front of a heading's words: `3.2`, `Step 3:`, `🗄️`. */
export interface HeadingStyle {
  readonly number?: HeadingNumber;
  readonly icon?: string;
}

export interface HeadingNumber {
  /** `3` or `3.2`. */
  readonly text: string;
  readonly range: Range;
  /** `Step ` of `Step 3: `. */
  readonly before: string;
  /** `. `, `: `, ` ` between the number and the words. */
  readonly after: string;
}

/** How near a C4 diagram looks; a dynamic view is of containers. */
export type C4Level = 'context' | 'container' | 'component' | 'deployment';

/** A diagram where it stands. */
export interface DiagramView {
  /** Index in `design.diagrams`. */
  readonly index: number;
  readonly type: string;
  /** Null: unsure, or a type that has no role. */
  readonly role: Role | null;
  /** A drawing in plain text that only tells a flow, such as a chain in one line: what it names are components, and no rule asks anything of it. */
  readonly tells: boolean;
  /** Index in `design.sections`. */
  readonly section: number;
  /** The whole fence, or the whole file. */
  readonly range: Range;
  /** False where the text ends inside the fence, and for a whole file. */
  readonly closed: boolean;
  /** It stands in a list or a quote: no section can begin before it. */
  readonly nested?: true;
  /** What Mermaid is given. */
  readonly body: Range;
  /** The word that names the type. */
  readonly header: Range;
  /** As read; its ranges count from the start of `body`. */
  readonly tree: Drawing;
  /** Its boxes, groups and arrows, in whatever notation; ranges count from the start of `body`, too. */
  readonly graph?: Graph;
  /** Of C4: how near it looks. */
  readonly level?: C4Level;
  /** The lines in which Mermaid rejects something, in order and apart: what was read of them is a guess. */
  readonly damaged: readonly Range[];
  /** Something in it is half typed or rejected: no rule but `mermaid/*` speaks of what it lacks. */
  readonly broken: boolean;
}

/** Where a thing stands in a diagram, and as what. */
export interface Place {
  readonly diagram: number;
  /** The name as written: the label, or the id where there is none. */
  readonly range: Range;
  /** A label stands there, not the bare id. */
  readonly labelled: boolean;
}

export interface Component {
  /** Its normalised name. */
  readonly id: string;
  readonly name: string;
  /** Absent: the reader does not know. */
  readonly kind?: ComponentKind;
  /** `Kafka`, `Redis`, `PostgreSQL`, … */
  readonly technology?: string;
  /** It watches the others: metrics, logs, traces. */
  readonly observer: boolean;
  readonly aliases: readonly string[];
  /** Why several boxes are one component: one reason a merge. */
  readonly merged: readonly string[];
  readonly places: readonly Place[];
  /** The heading that is its name, else the name with which a line or a row of a table opens. */
  readonly described?: Range;
  /** What is written in its boxes besides the name. */
  readonly quantities: readonly Quantity[];
}

/** A box as one diagram draws it. */
export interface DrawnBox {
  /** Index in `design.diagrams`. */
  readonly diagram: number;
  /** Of the box in its diagram. */
  readonly id: string;
  readonly name: string;
  /** Its label where it has one, else its id. */
  readonly range: Range;
  /** A thing that is deployed, a part of one process, something done; absent where the reader does not know. */
  readonly level?: 'deployed' | 'part' | 'activity';
  /** A part inside the frame of its component. */
  readonly zoomed: boolean;
  /** A container or component in a C4 diagram whose type has none. */
  readonly foreign: boolean;
  /** Fields and methods of a class that are written in it; none where there are not two. */
  readonly members: readonly BoxThing[];
  /** Things in it that scale apart; none where there are not two. */
  readonly things: readonly BoxThing[];
}

/** One of several things that a box names. */
export interface BoxThing extends Part {
  /** What goes when it is taken out; absent for the first of several things, and where the label is not written as it reads. */
  readonly cut?: Range;
}

export interface Connection {
  readonly from: Component;
  readonly to: Component;
  /** What the arrow says, Markdown and `<br>` taken out; absent where it says nothing. */
  readonly label?: Part;
  /** Of C4: what it is spoken with. */
  readonly technology?: Part;
  /** What label and technology name of it; absent where they name no contract. */
  readonly contract?: Contract;
  /** What a table of the document says of arrows between these kinds. */
  readonly channel?: Channel;
  /** What its label gives figures of. */
  readonly quantities: readonly Quantity[];
  /** It has no head at either end. */
  readonly undirected: boolean;
  /** Drawn asynchronous: dashed, `-)` of a sequence diagram, `⇢` of arrow text. */
  readonly dashed: boolean;
  /** What runs over it is asynchronous: an end is a queue, topic or stream. */
  readonly async: boolean;
  /** Index in `design.diagrams`; the role of that diagram says what may be asked of it. */
  readonly diagram: number;
  /** Where the arrow is written: its first token. */
  readonly arrow: Range;
  /** The whole arrow with its label. */
  readonly range: Range;
  /** What a writer of its notation needs to know. */
  readonly notation: ArrowNotation;
  /** Of plain text: nothing is drawn with a label, neither beside it nor this hop elsewhere, so none is asked for. */
  readonly mayBeSilent: boolean;
  /** An invisible link, or one that only says what contains what. */
  readonly isContainment: boolean;
}

/** What both ends of an arrow have agreed on, as far as its label says. */
export interface Contract {
  readonly family: ContractFamily;
  /** `HTTPS`, `gRPC`, `AMQP`, in its usual spelling. */
  readonly protocol?: string;
  /** `POST`, or the name of an rpc. */
  readonly method?: string;
  readonly path?: string;
  readonly topic?: string;
  /** SQL, or a command of a cache. */
  readonly statement?: string;
  readonly event?: string;
}

/** A row of a table that gives the channel between two kinds of component: `Client → Gateway | HTTPS`. */
export interface Channel {
  readonly from: ComponentKind;
  readonly to: ComponentKind;
  readonly range: Range;
}

/** A thing that has data, over all notations that describe it. */
export interface Entity {
  readonly id: string;
  /** As first written. */
  readonly name: string;
  /** Those of all views; one that several views list is one: its first place, its first type, the keys of all. */
  readonly attributes: readonly Attribute[];
  /** In document order; never empty. */
  readonly views: readonly EntityView[];
  /** Rows of it are kept (`rules.md`, `lld/primary-key`). */
  readonly stored: boolean;
  readonly store?: StoreFamily;
}

export type StoreFamily = 'relational' | 'wide-column' | 'document' | 'key-value';

/** How an entity is written: the notation decides what may be missing and how it is mended. */
export type EntityNotation = 'er' | 'class' | 'sql' | 'list' | 'table' | 'box' | 'json' | 'code';

/** What a description is of. Only `entity` may be stored. */
export type EntityKind = 'entity' | 'enum' | 'interface' | 'value' | 'dto';

/** One description of an entity. */
export interface EntityView {
  readonly name: string;
  /** What its diagram calls it, where that is not its name. */
  readonly id?: string;
  readonly notation: EntityNotation;
  readonly kind: EntityKind;
  /** The name as written. */
  readonly range: Range;
  /** Index in `design.sections`. */
  readonly section: number;
  /** Index in `design.diagrams`, where it stands in one. */
  readonly diagram?: number;
  /** The fence, list or table that describes it; absent where a fence is not closed: nothing can be put after it. */
  readonly block?: Range;
  readonly attributes: readonly Attribute[];
  /** Names of the attributes of the key, in its order. */
  readonly primaryKey: readonly string[];
  /** Its key is told otherwise: in the text beside it, by the order in which rows are stored, by the table it is a part of. */
  readonly keyTold: boolean;
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  /** False: it says itself that it leaves fields out (`...`), or something in it could not be read. */
  readonly complete: boolean;
  /** The text beside it says that something is left out ("simplified", "key fields"). */
  readonly excerpt: boolean;
  /** It is one line of names, as in a sentence. */
  readonly inline: boolean;
  readonly store?: StoreFamily;
  /** Blanks before a field that stands on a line of its own; absent where fields share a line or there are none. */
  readonly indent?: string;
  /** Where its fields stand, braces included; absent where it is named and not described. */
  readonly body?: Range;
  /** Of a table: what the cells of a row hold. */
  readonly columns?: readonly FieldColumn[];
}

/** Fields that hold the key of another entity. */
export interface ForeignKey {
  readonly attributes: readonly string[];
  /** The other entity as written; absent where only the mark is (`FK`). */
  readonly target?: string;
  readonly range: Range;
}

export interface Attribute {
  readonly name: string;
  readonly type?: string;
  /** Where the type is written. */
  readonly typeRange?: Range;
  readonly keys: readonly ('PK' | 'FK' | 'UK')[];
  /** The entity whose key it holds, as written. */
  readonly references?: string;
  /** The values it may take, where the document lists them: ENUM, CHECK, a comment. */
  readonly values: readonly Part[];
  /** What stands between its last two values, quotes included: where one more is written. */
  readonly separator?: string;
  readonly defaultValue?: string;
  /** It holds the state of a lifecycle. */
  readonly isStatus: boolean;
  /** Its name as written. */
  readonly range: Range;
  /** All that declares it. */
  readonly whole: Range;
  /** A comment on its line, in SQL: where it ends, and whether the comma stands before it. */
  readonly remark?: { readonly end: number; readonly comma: boolean };
  /** Where its type is written when it has none; absent where the notation has no place for it. */
  readonly typeRoom?: Room;
  /** Where it is marked as a key. */
  readonly keyRoom?: Room;
}

/** How two entities stand to each other; `association` is all that is not drawn as something else. */
export type RelationKind = 'association' | 'aggregation' | 'composition' | 'inheritance' | 'realization' | 'dependency';

export interface Relationship {
  readonly from: Entity;
  readonly to: Entity;
  readonly kind: RelationKind;
  /** `sql`: a foreign key says so. */
  readonly notation: 'er' | 'class' | 'sql' | 'box' | 'prose';
  /** The end that is more: the general one of an inheritance, the whole of a composition. */
  readonly head?: 'from' | 'to';
  readonly label?: Part;
  /** How many of `from` belong to one of `to`. */
  readonly cardFrom?: Cardinality;
  readonly cardTo?: Cardinality;
  /** Index in `design.sections`. */
  readonly section: number;
  /** Index in `design.diagrams`, where it stands in one. */
  readonly diagram?: number;
  readonly range: Range;
  /** The line between the two, without what stands at its ends. */
  readonly arrow: Range;
  /** Blanks before it where it begins its line. */
  readonly indent?: string;
}

export type Cardinality = '1' | '0..1' | '*' | '1..*';

/** In which form a machine is told. `chain`: `A → B → C` in a line; `table`: rows of from and to. */
export type MachineNotation = 'state-diagram' | 'flowchart' | 'arrow-text' | 'chain' | 'table';

export interface StateMachine {
  /** The entity and the field it belongs to, where that is known; a list of values without an entity is a field without one. */
  readonly entity?: Entity;
  readonly field?: Attribute;
  /** What it is called: its field, else its title or heading. */
  readonly name: string;
  readonly notation: MachineNotation;
  /** Its boxes are states beyond doubt: its notation says so, or they are the values of its field. */
  readonly sure: boolean;
  readonly states: readonly MachineState[];
  /** Where it begins, and where each composite of it does. */
  readonly initials: readonly { readonly state: string; readonly scope?: string; readonly region?: number }[];
  /** Ids of the states that are drawn as ends. */
  readonly finals: readonly string[];
  readonly transitions: readonly MachineTransition[];
  /** Index in `design.sections`. */
  readonly section: number;
  /** Index in `design.diagrams`, where it is a diagram. */
  readonly diagram?: number;
  /** What stands for the whole: the word that names its type, else its first state. */
  readonly head: Range;
  readonly range: Range;
  /** Where its first transition's line begins and its last one's ends, and how far they are indented; absent where no line can be added. */
  readonly lines?: { readonly first: number; readonly last: number; readonly indent: string };
}

/** Design patterns: those that are named, and classes that have the shape of one. */
export interface Patterns {
  readonly named: readonly NamedPattern[];
  readonly shapes: readonly PatternShape[];
}

/** What several callers change at once. `booking`: it names what it takes; `write`: whatever is checked and then written. */
export interface Race {
  readonly entity: Entity;
  /** The amount or the status that is changed; absent where the whole thing is given away. */
  readonly field?: Attribute;
  readonly kind: 'amount' | 'claim' | 'booking' | 'status' | 'write';
  /** What in the document tells of it, the strongest first; never empty. `says`: what it shows, as a sentence. */
  readonly evidence: readonly { readonly range: Range; readonly says: string }[];
}

export interface MachineState {
  /** Unique in its machine; how a value is compared with it, too. */
  readonly id: string;
  /** What else is written of it: its label, its descriptions. */
  readonly descriptions: readonly string[];
  /** No state of its own: it joins or parts transitions. */
  readonly kind?: 'fork' | 'join' | 'choice';
  /** The composite it stands in, and in which of its regions. */
  readonly parent?: string;
  readonly region?: number;
  readonly isComposite: boolean;
  /** Values that a note of it lists: it stands for all of them. */
  readonly listed: readonly string[];
  /** Every place that names it, in order; never empty. */
  readonly places: readonly Range[];
}

export interface MachineTransition {
  /** Ids of states. */
  readonly from: string;
  readonly to: string;
  /** All that is written at its arrow. */
  readonly label?: Part;
  readonly trigger?: string;
  readonly guard?: string;
  /** Its arrow. */
  readonly range: Range;
  /** Where a label would be written, and what stands around it; absent where there is no place for one. */
  readonly room?: { readonly range: Range; readonly before: string; readonly after: string };
}

/** One statement of an endpoint, a topic, an event or a call, where it stands. */
export interface Endpoint extends EndpointText {
  /** Index in `design.sections`. */
  readonly section: number;
  /** Index in `design.diagrams`, where it stands in one. */
  readonly diagram?: number;
}

/** A query where it stands, with what the document's indexes do for it. */
export interface StatedQuery extends QueryText {
  /** Index in `design.sections`. */
  readonly section: number;
  /** Index in `design.diagrams`, where it stands in one. */
  readonly diagram?: number;
  readonly verdict: Verdict;
}

/** `TODO`, `TBD`, `<fill in>`, words of a template. */
export interface Placeholder {
  /** As written, with the words that say what is to come. */
  readonly text: string;
  readonly range: Range;
  readonly section: number;
  /** Index in `design.diagrams`, where it stands in one. */
  readonly diagram?: number;
}

export type FlowPath = 'read' | 'write';

/** A place that shows or names a path through the system. */
export interface Flow {
  readonly path: FlowPath;
  /** A heading, the bold or first words of a bullet, a sentence, a drawing; `only`: the system has no such path, as the document says. */
  readonly from: 'heading' | 'lead' | 'words' | 'diagram' | 'only';
  readonly range: Range;
  readonly section: number;
  /** Index in `design.diagrams`, where it is drawn. */
  readonly diagram?: number;
}

/** An image. */
export interface Picture {
  readonly range: Range;
  readonly section: number;
}

/** A number and what it measures. */
export interface Quantity {
  readonly value: number;
  /** The upper end of a range. */
  readonly upTo?: number;
  /** Base unit as `syntax/quantity` names it: `request`, `ms`, `B`, `%`, `replica`, … */
  readonly unit: string;
  /** `s`, `min`, `h`, `day`, `month`, `year`: the quantity is a rate. */
  readonly per?: string;
  /** `p99`, `peak`, … or the thing counted. */
  readonly of?: string;
  readonly range: Range;
  /** Index in `design.sections`. */
  readonly section: number;
  /** Index in `design.diagrams`, where it stands in one. */
  readonly diagram?: number;
}
