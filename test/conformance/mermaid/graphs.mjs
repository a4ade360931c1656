// What Mermaid's database holds after a parse, as plain data: one function a type of diagram.

const values = (map) => (map == null ? [] : map instanceof Map ? [...map.values()] : Array.isArray(map) ? map : Object.values(map));
const entries = (map) => (map == null ? [] : map instanceof Map ? [...map.entries()] : Object.entries(map));
/** What a method gives, where the database has it. */
export const ask = (db, method) => (typeof db[method] === 'function' ? db[method]() : undefined);
const inverted = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [value, key]));
const sorted = (names) => [...names].sort((a, b) => (a < b ? -1 : Number(a > b)));

export const flowchart = (db) => ({
  direction: ask(db, 'getDirection'),
  nodes: entries(db.getVertices()).map(([id, node]) => ({ id, label: node.text ?? id, shape: node.type, classes: node.classes })),
  edges: db.getEdges().map((edge) => ({
    from: edge.start,
    to: edge.end,
    label: edge.text,
    arrow: edge.type,
    stroke: edge.stroke,
    id: edge.isUserDefinedId ? edge.id : undefined,
  })),
  groups: db.getSubGraphs().map((group) => ({ id: group.id, label: group.title, members: sorted(group.nodes) })),
});

const CONTROL = /START|END|ELSE|AND|OPTION|AUTONUMBER|NOTE|ACTIVE|CENTRAL/;

export function sequence(db) {
  const kinds = inverted(db.LINETYPE);
  const placements = inverted(db.PLACEMENT);
  const messages = db.getMessages().map((message) => ({ ...message, kind: kinds[message.type] ?? String(message.type) }));
  return {
    nodes: entries(db.getActors()).map(([id, actor]) => ({ id, label: actor.description, shape: actor.type })),
    edges: messages
      .filter(({ from, to, kind }) => from && to && !CONTROL.test(kind))
      .map(({ from, to, message, kind }) => ({ from, to, label: message, arrow: kind })),
    messages: messages.map(({ from, to, message, kind, placement }) => ({
      kind,
      from: typeof from === 'string' ? from : undefined,
      to: typeof to === 'string' ? to : undefined,
      text: typeof message === 'string' || (message && typeof message === 'object') ? message : undefined,
      placement: placements[placement],
    })),
    groups: (ask(db, 'getBoxes') ?? []).map((box) => ({ label: box.name, members: box.actorKeys })),
    created: entries(ask(db, 'getCreatedActors')).map(([id]) => id),
    destroyed: entries(ask(db, 'getDestroyedActors')).map(([id]) => id),
  };
}

export function er(db) {
  const entities = entries(db.getEntities());
  const names = Object.fromEntries(entities.map(([name, entity]) => [entity.id, name]));
  return {
    direction: ask(db, 'getDirection'),
    entities: entities.map(([id, { alias, attributes }]) => ({
      id,
      alias,
      attributes: attributes.map(({ type, name, keys, comment }) => ({ type, name, keys, comment })),
    })),
    relationships: db.getRelationships().map(({ entityA, entityB, roleA, relSpec }) => ({
      from: names[entityA] ?? entityA,
      to: names[entityB] ?? entityB,
      label: roleA,
      cardFrom: relSpec.cardB,
      cardTo: relSpec.cardA,
      identifying: relSpec.relType === 'IDENTIFYING',
    })),
    groups: (ask(db, 'getSubGraphs') ?? []).map(({ id, title, nodes }) => ({ id, label: title, members: sorted(nodes ?? []) })),
  };
}

const CLASS_ENDS = { 0: 'aggregation', 1: 'extension', 2: 'composition', 3: 'dependency', 4: 'lollipop', none: 'none' };
const unlessNone = (cardinality) => (cardinality === 'none' ? undefined : cardinality);
const memberOf = ({ visibility, id, memberType, parameters, returnType, classifier }) => ({
  text: `${visibility ?? ''}${id}${memberType === 'method' ? `(${parameters})` : ''}`,
  ret: returnType,
  classifier,
});

export const classDiagram = (db) => ({
  direction: ask(db, 'getDirection'),
  classes: entries(db.getClasses()).map(([id, item]) => ({
    id,
    label: item.label,
    generic: item.type,
    members: item.members.map(memberOf),
    methods: item.methods.map(memberOf),
    annotations: item.annotations,
    parent: item.parent,
  })),
  relationships: db.getRelations().map(({ id1, id2, title, relation, relationTitle1, relationTitle2 }) => ({
    from: id1,
    to: id2,
    label: title,
    typeFrom: CLASS_ENDS[relation.type1],
    typeTo: CLASS_ENDS[relation.type2],
    line: relation.lineType === 1 ? 'dotted' : 'solid',
    cardFrom: unlessNone(relationTitle1),
    cardTo: unlessNone(relationTitle2),
  })),
  groups: entries(ask(db, 'getNamespaces')).map(([id, { label, parent, classes }]) => ({
    id,
    label,
    parent,
    members: entries(classes).map(([name]) => name),
  })),
  notes: values(ask(db, 'getNotes')).map((note) => ({ target: note.class, text: note.text })),
});

/** Mermaid resolves states when it draws; this walks what it parsed. */
export function state(db) {
  const states = new Map();
  const transitions = [];
  const notes = [];

  const isPseudo = (item) =>
    item.id === '[*]' || (/_(start|end)$/.test(item.id) && (item.start !== undefined || item.type === 'start' || item.type === 'end'));

  const see = (item, scope) => {
    if (isPseudo(item)) return '[*]';
    const known = states.get(item.id) ?? { id: item.id, descriptions: [], parent: scope };
    states.set(item.id, known);
    for (const text of [item.description || [], item.descriptions ?? []].flat())
      if (!known.descriptions.includes(text)) known.descriptions.push(text);
    if (item.type && item.type !== 'default') known.type = item.type;
    if (item.note) notes.push({ target: item.id, position: item.note.position, text: item.note.text });
    return item.id;
  };

  const walk = (statements, scope, region) => {
    let regions = 0;
    for (const statement of statements) {
      if (statement.type === 'divider') {
        walk(statement.doc ?? [], scope, ++regions);
        continue;
      }
      const items = statement.stmt === 'relation' ? [statement.state1, statement.state2] : statement.stmt === 'state' ? [statement] : [];
      const ids = items.map((item) => see(item, scope));
      for (const id of region ? ids : []) if (states.has(id)) states.get(id).region ??= region;
      for (const item of items) if (item.doc) walk(item.doc, item.id, undefined);
      if (items.length === 2) transitions.push({ from: ids[0], to: ids[1], label: statement.description, scope, region });
    }
  };

  walk(db.rootDoc ?? [], undefined, undefined);
  return { direction: ask(db, 'getDirection'), states: [...states.values()], transitions, notes };
}

/** C4 wraps most of its texts. */
const unwrapped = (value) => (value && typeof value === 'object' ? (value.text ?? Object.values(value)[0]) : value);
const unlessGlobal = (parent) => (parent === 'global' ? undefined : parent);
const RELATION = ['arrow', 'from', 'to', 'label', 'techn', 'descr', 'sprite', 'tags', 'link'];

/** the arguments of one `addRel`; an object among them names its value */
const relationOf = (call) =>
  Object.assign(
    {},
    ...RELATION.map((key, i) => (call[i] && typeof call[i] === 'object' ? call[i] : call[i] == null || call[i] === '' ? {} : { [key]: call[i] })),
  );

/** the arguments of each `addRel`: the database keeps the last of equal relations only */
export const c4 = (db, calls) => ({
  nodes: db.getC4ShapeArray().map((shape) => ({
    id: shape.alias,
    label: unwrapped(shape.label),
    shape: unwrapped(shape.typeC4Shape),
    techn: unwrapped(shape.techn),
    descr: unwrapped(shape.descr),
    tags: shape.tags,
    sprite: unwrapped(shape.sprite),
    link: shape.link,
    parent: unlessGlobal(shape.parentBoundary),
  })),
  groups: db
    .getBoundarys()
    .filter(({ alias }) => alias !== 'global')
    .map((group) => ({
      id: group.alias,
      label: unwrapped(group.label),
      shape: unwrapped(group.type),
      parent: unlessGlobal(group.parentBoundary),
    })),
  edges: calls.map(relationOf).map(({ from, to, label, arrow, techn }) => ({ from, to, label, arrow, techn })),
});

export const architecture = (db) => ({
  nodes: [
    ...db.getServices().map((item) => ({
      id: item.id,
      label: item.title ?? item.iconText,
      shape: 'service',
      icon: item.icon,
      parent: item.in,
    })),
    ...db.getJunctions().map((item) => ({ id: item.id, shape: 'junction', parent: item.in })),
  ],
  groups: db.getGroups().map((group) => ({ id: group.id, label: group.title, parent: group.in })),
  edges: db.getEdges().map((edge) => ({
    from: edge.lhsId,
    to: edge.rhsId,
    label: edge.title,
    arrow: `${edge.lhsInto ? '<' : ''}--${edge.rhsInto ? '>' : ''}`,
    ports: `${edge.lhsDir}:${edge.rhsDir}`,
    groupEdge: edge.lhsGroup || edge.rhsGroup ? `${edge.lhsGroup ? 1 : 0}${edge.rhsGroup ? 1 : 0}` : undefined,
  })),
});

/** Mermaid makes ids for blocks without one; here they are numbered in order. */
export function block(db) {
  const unnamed = new Map();
  const nameOf = (id) => {
    if (id === undefined || !/^id-[a-z0-9]+-\d+$/.test(id)) return id;
    if (!unnamed.has(id)) unnamed.set(id, `#${unnamed.size + 1}`);
    return unnamed.get(id);
  };
  const blocks = [];
  const flatten = (items, parent) => {
    for (const item of items) {
      blocks.push({
        id: item.type === 'space' ? undefined : item.id,
        label: item.label,
        shape: item.type,
        width: item.widthInColumns > 1 ? item.widthInColumns : undefined,
        parent,
        directions: item.directions,
      });
      flatten(item.children ?? [], item.id);
    }
  };
  flatten(db.getBlocks() ?? [], undefined);
  for (const each of blocks) Object.assign(each, { id: nameOf(each.id), parent: nameOf(each.parent) });
  return {
    nodes: blocks.filter(({ shape }) => shape !== 'space' && shape !== 'composite'),
    groups: blocks.filter(({ shape }) => shape === 'composite'),
    edges: db.getEdges().map((edge) => ({
      from: edge.start,
      to: edge.end,
      label: edge.label,
      arrow: `${edge.arrowTypeStart ?? ''}|${edge.arrowTypeEnd ?? ''}`,
      stroke: [edge.thickness, edge.pattern].filter(Boolean).join('/'),
    })),
  };
}

export const requirement = (db) => ({
  direction: ask(db, 'getDirection'),
  nodes: [
    ...values(db.getRequirements()).map(({ name, type, requirementId, text, risk, verifyMethod }) => ({
      id: name,
      shape: type,
      reqId: requirementId,
      label: text,
      risk,
      verify: verifyMethod,
    })),
    ...values(db.getElements()).map(({ name, type, docRef }) => ({ id: name, shape: 'element', etype: type, docRef })),
  ],
  edges: db.getRelationships().map(({ src, dst, type }) => ({ from: src, to: dst, label: type })),
});
