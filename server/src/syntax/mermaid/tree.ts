/**
 * What the readers of this folder give: for each diagram type its parts as Mermaid itself reports them, each with the
 * place where it is written. All ranges count from the start of the text that was read.
 */
import type { Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/text-edit.ts';

/** A part of a diagram: `text` as Mermaid reports it, `range` what stands for it in the source, without quotes. */
export interface Part {
  readonly text: string;
  readonly range: Range;
}

/** A name that stands for something declared or implied elsewhere: `id` of what it names, and where it is written. */
export interface Reference {
  readonly id: string;
  readonly range: Range;
}

/** Something Mermaid rejects: where, and in plain words what was expected. */
export interface DiagramError {
  readonly range: Range;
  readonly message: string;
  /** Ways to put it right, the likeliest first; their edits count in the text that was read. */
  readonly fixes?: readonly DiagramFix[];
}

/** One way to make Mermaid accept what it rejects. */
export interface DiagramFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What every diagram has. */
export interface DiagramHead {
  /** The word that names the type, e.g. `flowchart` or `erDiagram`. */
  readonly header: Range;
  readonly direction?: Part;
  readonly title?: Part;
  readonly accTitle?: Part;
  readonly accDescr?: Part;
  /** Whole-line comments, `%%` included; the text is what follows `%%`, trimmed. */
  readonly comments: readonly Part[];
  /** In order of position, at most one a token. */
  readonly errors: readonly DiagramError[];
  /** What Mermaid accepts and reads otherwise than it looks. */
  readonly misreadings?: readonly DiagramError[];
}

/** Looks or behaviour given to what is declared elsewhere: a line of its own, or `:::class` behind a name. */
export interface Styling {
  readonly kind: 'style' | 'class' | 'classDef' | 'click' | ':::';
  /** What it speaks of; for `classDef`, the classes that it defines. */
  readonly targets: readonly Reference[];
  /** From the first target to the last. */
  readonly names: Range;
  /** Classes, styles, a link or callback, a tooltip. */
  readonly values: readonly Part[];
}

// Flowchart

export interface Flowchart extends DiagramHead {
  readonly type: 'flowchart';
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
  readonly stylings: readonly FlowStyling[];
}

export interface FlowNode {
  readonly id: string;
  /** The last label written, else the id. */
  readonly label: string;
  /** Mermaid's name of the shape (`square`, `cylinder`, or what `@{ shape }` says); none for a bare id. */
  readonly shape?: string;
  readonly classes: readonly string[];
  /** Every place that names the node, in order; never empty. */
  readonly places: readonly FlowNodePlace[];
}

export interface FlowNodePlace {
  readonly id: Range;
  /** From the opening to the closing bracket. */
  readonly shape?: Range;
  /** The label without its quotes. */
  readonly label?: Range;
  /** The label as Mermaid reads it here; the last one written is the node's. */
  readonly text?: string;
  /** The class behind `:::`. */
  readonly className?: Range;
}

export type Stroke = 'solid' | 'dotted' | 'thick' | 'invisible';

export interface FlowEdge {
  readonly id?: Part;
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  readonly stroke: Stroke;
  /** Mermaid's name of the heads: `arrow_point`, `arrow_open`, `double_arrow_point`, …; `INVALID` where two tokens do not fit. */
  readonly arrow: string;
  /** The arrow as written: one token (`-->`), or two around an inline label (`--` and `-->`). */
  readonly tokens: readonly Part[];
  /** From the first token to the last token or the closing `|` of the label. Edges made by `&` share it. */
  readonly link: Range;
}

export interface FlowGroup {
  readonly id: string;
  readonly label: string;
  /** The id or, where there is none, the title. */
  readonly name: Range;
  readonly title?: Range;
  /** Ids of nodes and inner groups. */
  readonly members: readonly string[];
  readonly direction?: Part;
  /** From `subgraph` to its `end`, or to where the text ends. */
  readonly range: Range;
}

/** A line that gives looks or behaviour to what is declared elsewhere. */
export interface FlowStyling {
  /** Its keyword; `data` is what `e1@{ … }` gives to an edge. */
  readonly kind: 'style' | 'class' | 'classDef' | 'linkStyle' | 'click' | 'data';
  /** The ids of nodes, edges or subgraphs, the numbers of edges or the names of classes that it speaks of. */
  readonly targets: readonly Reference[];
  /** From the first target to the last. */
  readonly names: Range;
  /** What it gives them: the class, the styles, the link or the callback. */
  readonly value?: Part;
  readonly tooltip?: Part;
  readonly range: Range;
}

// Entity relationship

export interface ErDiagram extends DiagramHead {
  readonly type: 'er';
  readonly entities: readonly ErEntity[];
  readonly relationships: readonly ErRelationship[];
  readonly groups: readonly ErGroup[];
  readonly stylings: readonly Styling[];
}

/** A `subgraph` of entities. */
export interface ErGroup {
  readonly id: string;
  readonly label: string;
  readonly name: Range;
  readonly title?: Range;
  /** Ids of entities and inner groups; an entity belongs to the group that is closed first. */
  readonly members: readonly string[];
  /** From `subgraph` to its `end`, or to where the text ends. */
  readonly range: Range;
}

export interface ErEntity {
  readonly id: string;
  readonly alias?: Part;
  readonly attributes: readonly ErAttribute[];
  /** Every place that names the entity, in order; never empty. */
  readonly places: readonly Range[];
  /** The attribute blocks, braces included. */
  readonly bodies: readonly Range[];
}

export interface ErAttribute {
  readonly type: Part;
  readonly name: Part;
  /** `PK`, `FK`, `UK`. */
  readonly keys: readonly Part[];
  readonly comment?: Part;
  readonly range: Range;
}

export interface ErRelationship {
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  /** `ONLY_ONE`, `ZERO_OR_ONE`, `ZERO_OR_MORE`, `ONE_OR_MORE`, `MD_PARENT`, written next to `from`. */
  readonly cardFrom: Part;
  readonly cardTo: Part;
  readonly identifying: boolean;
  /** `--`, `..` and the like. */
  readonly line: Range;
  readonly range: Range;
}

// State

export interface StateDiagram extends DiagramHead {
  readonly type: 'state';
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  readonly notes: readonly StateNote[];
  readonly stylings: readonly Styling[];
  /** What Mermaid reads and drops: the name in `state x` alone, the text and the name of a floating note. */
  readonly dropped: readonly Part[];
}

export interface State {
  readonly id: string;
  /** What is written about it; the first is its label. */
  readonly descriptions: readonly Part[];
  readonly kind?: 'fork' | 'join' | 'choice';
  /** `<<fork>>` and the like. */
  readonly kindPlace?: Range;
  /** The composite in which it is first named. */
  readonly parent?: string;
  /** Which of the parts that `--` cuts a composite into, from 1. */
  readonly region?: number;
  /** Every place that names the state, in order; never empty. */
  readonly places: readonly Range[];
  /** Where it is a composite: from `{` to `}`, or to where the text ends. */
  readonly bodies: readonly Range[];
  /** Each `--` in its bodies. */
  readonly dividers: readonly Range[];
}

/** `[*]` is no state and is named `[*]` at both ends. */
export interface Transition {
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  readonly arrow: Range;
  readonly scope?: string;
  readonly region?: number;
}

export interface StateNote {
  readonly target: Reference;
  readonly position: 'left of' | 'right of';
  readonly text: Part;
}

// Class

export interface ClassDiagram extends DiagramHead {
  readonly type: 'class';
  readonly classes: readonly ClassNode[];
  readonly relationships: readonly ClassRelationship[];
  readonly groups: readonly Namespace[];
  readonly notes: readonly ClassNote[];
  readonly stylings: readonly Styling[];
  /** Names that stand alone on a line: Mermaid makes no class of them. */
  readonly dropped: readonly Part[];
}

export interface ClassNode {
  /** Without the generic type. */
  readonly id: string;
  /** The text in `["…"]`. */
  readonly label?: Part;
  /** What stands between `~` and `~` where the class is first named. */
  readonly generic?: Part;
  readonly members: readonly ClassMember[];
  readonly methods: readonly ClassMember[];
  readonly annotations: readonly ClassAnnotation[];
  /** The id of the namespace whose body declares it; the last one counts. */
  readonly parent?: string;
  /** Every place that names the class, in order, without the generic type; never empty. */
  readonly places: readonly Range[];
  /** From `{` to `}`, or to where the text ends. */
  readonly bodies: readonly Range[];
}

/** What stands between `<<` and `>>`. */
export interface ClassAnnotation extends Part {
  /** With the brackets. */
  readonly whole: Range;
}

export interface ClassMember {
  /** Visibility, name and, of a method, parameters: `+f(int a)`. */
  readonly text: string;
  /** What follows the parameters, a colon included. */
  readonly returnType?: string;
  /** Static or abstract. */
  readonly classifier?: '$' | '*';
  readonly range: Range;
}

export type ClassEnd = 'aggregation' | 'extension' | 'composition' | 'dependency' | 'lollipop' | 'none';

export interface ClassRelationship {
  /** At a lollipop, the interface, which is no class. */
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  readonly typeFrom: ClassEnd;
  readonly typeTo: ClassEnd;
  readonly stroke: 'solid' | 'dotted';
  /** `<|--` and the like. */
  readonly arrow: Range;
  /** The line of the arrow, without what stands at its ends. */
  readonly line: Range;
  /** Multiplicities. */
  readonly cardFrom?: Part;
  readonly cardTo?: Part;
  readonly range: Range;
}

export interface Namespace {
  /** With the names of the namespaces around it, `a.b`. */
  readonly id: string;
  readonly label: string;
  /** Every place that names it or, where only an inner one is written, that one; never empty. */
  readonly places: readonly Range[];
  readonly title?: Range;
  readonly parent?: string;
  /** Ids of classes. */
  readonly members: readonly string[];
  /** Its bodies, braces included; none where only an inner one is written, `a` of `a.b`. */
  readonly bodies: readonly Range[];
}

export interface ClassNote {
  readonly target?: Reference;
  readonly text: Part;
}

// Requirement

export interface RequirementDiagram extends DiagramHead {
  readonly type: 'requirement';
  readonly nodes: readonly RequirementNode[];
  readonly edges: readonly RequirementEdge[];
  readonly stylings: readonly Styling[];
}

export interface RequirementNode {
  readonly id: string;
  /** `Requirement`, `Functional Requirement`, … or `element`; the word that says so. */
  readonly kind: Part;
  readonly reqId?: Part;
  readonly text?: Part;
  /** `Low`, `Medium` or `High`. */
  readonly risk?: Part;
  /** `Analysis`, `Inspection`, `Test` or `Demonstration`. */
  readonly verifyMethod?: Part;
  readonly elementType?: Part;
  readonly docRef?: Part;
  /** Where it is defined. */
  readonly name: Range;
  /** Every place that names it, in order. */
  readonly places: readonly Range[];
  /** From `{` to `}`, or to where the text ends. */
  readonly body: Range;
}

/** In the direction of its arrow; ends that are defined nowhere are allowed. */
export interface RequirementEdge {
  readonly from: Reference;
  readonly to: Reference;
  /** `contains`, `copies`, `derives`, `satisfies`, `verifies`, `refines` or `traces`. */
  readonly label: Part;
  /** `->` or `<-`. */
  readonly arrow: Range;
  readonly range: Range;
}

// Sequence

export interface SequenceDiagram extends DiagramHead {
  readonly type: 'sequence';
  readonly participants: readonly Participant[];
  /** Everything that happens, in order. */
  readonly events: readonly SequenceEvent[];
  readonly boxes: readonly SequenceBox[];
  /** What `create` and `destroy` name. */
  readonly created: readonly Reference[];
  readonly destroyed: readonly Reference[];
}

export interface Participant {
  readonly id: string;
  /** The alias, else the id. */
  readonly label: string;
  /** `participant`, `actor`, or the `type` of `@{ … }`: `database`, `queue`, … */
  readonly kind: string;
  /** Every place that names it, in order; never empty. */
  readonly places: readonly ParticipantPlace[];
}

export interface ParticipantPlace {
  readonly id: Range;
  /** The text after `as`, or the `alias` of `@{ … }`. */
  readonly alias?: Range;
  /** A `participant`, `actor` or `create` line declares it; any other place implies it. */
  readonly declares: boolean;
}

export type SequenceEvent = SequenceMessage | SequenceNote | SequenceActivation | SequenceBlockMark | SequenceNumbering;

export interface SequenceMessage {
  readonly event: 'message';
  /** Mermaid's name of the arrow: `SOLID` for `->>`, `DOTTED` for `-->>`, … */
  readonly kind: string;
  readonly from: Reference;
  readonly to: Reference;
  /** The arrow as written, without `+`, `-` and `()`. */
  readonly arrow: Part;
  readonly text: Part;
}

export interface SequenceNote {
  readonly event: 'note';
  readonly keyword: Range;
  readonly placement: 'LEFTOF' | 'RIGHTOF' | 'OVER';
  /** Both the same where it stands at one participant. */
  readonly from: Reference;
  readonly to: Reference;
  readonly text: Part;
}

export interface SequenceActivation {
  readonly event: 'activation';
  readonly kind: 'ACTIVE_START' | 'ACTIVE_END' | 'CENTRAL_CONNECTION' | 'CENTRAL_CONNECTION_REVERSE';
  readonly participant: Reference;
  /** The keyword, or the `+`, `-` or `()` of a message. */
  readonly mark: Range;
}

/** Where a block opens, goes on or closes. */
export interface SequenceBlockMark {
  readonly event: 'block';
  /** `LOOP_START`, `ALT_ELSE`, `PAR_END`, … */
  readonly kind: string;
  readonly keyword: Range;
  /** The title, for `rect` the colour; none at the end. */
  readonly text?: Part;
}

export interface SequenceNumbering {
  readonly event: 'autonumber';
  readonly keyword: Range;
  readonly visible: boolean;
  readonly start?: number;
  readonly step?: number;
}

export interface SequenceBox {
  readonly title?: Part;
  readonly colour?: Part;
  /** Ids of participants. */
  readonly members: readonly string[];
  /** From `box` to its `end`, or to where the text ends. */
  readonly range: Range;
}

// C4

export interface C4Diagram extends DiagramHead {
  readonly type: 'c4';
  /** `C4Context`, `C4Container`, `C4Component`, `C4Dynamic`, `C4Deployment`. */
  readonly level: string;
  readonly nodes: readonly C4Node[];
  readonly groups: readonly C4Boundary[];
  /** Every relation as written, also a second one between the same ends. */
  readonly edges: readonly C4Relation[];
  /** `UpdateElementStyle`, `UpdateRelStyle`, `UpdateLayoutConfig`. */
  readonly styles: readonly C4Call[];
}

/** One line of the form `Word(a, "b", $key="c")`. */
export interface C4Call {
  readonly keyword: Part;
  readonly parameters: readonly C4Parameter[];
  /** From the keyword to the closing parenthesis. */
  readonly range: Range;
}

export interface C4Parameter {
  /** What stands between `$` and `=`. */
  readonly key?: Part;
  /** Empty where a comma follows a comma or a parenthesis. */
  readonly value: Part;
}

/** What calls say of a thing, in their order or by name; the last one counts. */
export interface C4Details {
  readonly techn?: Part;
  readonly descr?: Part;
  readonly sprite?: Part;
  readonly tags?: Part;
  readonly link?: Part;
}

export interface C4Node extends C4Details {
  readonly id: string;
  readonly label: Part;
  /** Mermaid's name of the kind: `person`, `external_person`, `system_db`, `container_queue`, … */
  readonly shape: string;
  /** The boundary that it stands in. */
  readonly parent?: string;
  /** Never empty; the last one decides. */
  readonly calls: readonly C4Call[];
}

export interface C4Boundary extends C4Details {
  readonly id: string;
  readonly label: Part;
  /** `ENTERPRISE`, `SYSTEM`, `CONTAINER`, `node`, `system`, or what the call says. */
  readonly shape?: string;
  readonly parent?: string;
  readonly calls: readonly C4Call[];
  /** From the keyword to the closing brace, or to where the text ends. */
  readonly range: Range;
}

export interface C4Relation extends C4Details {
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  /** Mermaid's name: `rel`, `birel`, `rel_u`, `rel_d`, `rel_l`, `rel_r`, `rel_b`. */
  readonly arrow: string;
  readonly call: C4Call;
}

// Block

export interface BlockDiagram extends DiagramHead {
  readonly type: 'block';
  readonly nodes: readonly BlockNode[];
  readonly groups: readonly BlockGroup[];
  readonly edges: readonly BlockEdge[];
  readonly columns: readonly BlockColumns[];
  readonly spaces: readonly BlockSpace[];
  readonly stylings: readonly Styling[];
  /** Chains such as `a --> b --> c`, of which Mermaid keeps only the last arrow, without its start. */
  readonly chains: readonly Range[];
}

export interface BlockNode {
  /** Empty for what Mermaid makes of the start of a chain. */
  readonly id: string;
  /** The last label written, else the id. */
  readonly label: string;
  /** Mermaid's name of the shape (`square`, `block_arrow`, …), `na` for a bare id. */
  readonly shape: string;
  /** How many columns it takes. */
  readonly width: number;
  /** The id of the group that it stands in. */
  readonly parent?: string;
  /** Where a block arrow points, as written. */
  readonly directions: readonly string[];
  /** Every place that names it, in order; never empty. */
  readonly places: readonly BlockNodePlace[];
}

export interface BlockNodePlace {
  readonly id: Range;
  /** From the opening to the closing bracket. */
  readonly shape?: Range;
  readonly label?: Range;
  /** The number of columns behind the colon. */
  readonly size?: Range;
  readonly directions?: readonly Range[];
}

export interface BlockGroup {
  /** `#1`, `#2`, … where it has none. */
  readonly id: string;
  readonly label?: string;
  readonly parent?: string;
  /** Where its id stands. */
  readonly name?: Range;
  /** From `block` to its `end`, or to where the text ends. */
  readonly range: Range;
}

export interface BlockEdge {
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  readonly stroke: Stroke;
  /** Mermaid's names of both heads, `arrow_open|arrow_point` for `-->`. */
  readonly arrow: string;
  /** The arrow as written: one token, or two around a label. */
  readonly tokens: readonly Part[];
}

export interface BlockColumns {
  /** None for `auto`. */
  readonly count?: number;
  readonly range: Range;
}

export interface BlockSpace {
  readonly width: number;
  readonly range: Range;
}

// Architecture

export interface ArchitectureDiagram extends DiagramHead {
  readonly type: 'architecture';
  readonly nodes: readonly ArchitectureNode[];
  readonly groups: readonly ArchitectureGroup[];
  readonly edges: readonly ArchitectureEdge[];
  readonly alignments: readonly ArchitectureAlignment[];
}

export interface ArchitectureGroup {
  readonly id: string;
  readonly name: Range;
  readonly icon?: Part;
  readonly label?: Part;
  /** The group that it stands in. */
  readonly parent?: Reference;
  /** The keyword and what belongs to it. */
  readonly range: Range;
}

export interface ArchitectureNode extends ArchitectureGroup {
  readonly kind: 'service' | 'junction';
}

export interface ArchitectureEdge {
  readonly from: ArchitectureEnd;
  readonly to: ArchitectureEnd;
  readonly label?: Part;
  /** `--`, `-->`, `<--`, `<-->`; its range runs over the label. */
  readonly arrow: Part;
}

export interface ArchitectureEnd extends Reference {
  /** `L`, `R`, `T`, `B`. */
  readonly port: Part;
  /** `{group}`: the edge ends at the group of the service. */
  readonly group?: Range;
}

export interface ArchitectureAlignment {
  readonly direction: Part;
  readonly members: readonly Reference[];
}

/** A type that is known by name only, or not at all (`unknown`). */
export interface OtherDiagram extends DiagramHead {
  readonly type: 'other';
  /** Mermaid's name of the type, `unknown` where Mermaid finds none. */
  readonly name: string;
}

export type Diagram =
  | Flowchart
  | ErDiagram
  | StateDiagram
  | SequenceDiagram
  | ClassDiagram
  | RequirementDiagram
  | C4Diagram
  | BlockDiagram
  | ArchitectureDiagram
  | OtherDiagram;
