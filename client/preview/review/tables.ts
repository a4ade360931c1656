/** What an architecture diagram shows, as tables beside it: for those who read rather than look, and in place of the picture for those who listen. */
import type { Content } from '../../protocol/messages.ts';
import type { Reading, Table } from '../../protocol/reading.ts';
import type { DiagramView } from '../diagram-view.ts';
import type { Reveal } from '../source-links.ts';

export interface TableActions {
  readonly reveal: Reveal;
  /** Follows a component through all diagrams. */
  follow(component: number): void;
}

/** Puts the tables below the diagrams that have one. */
export class Tables {
  readonly #actions: TableActions;
  readonly #tables = new WeakMap<DiagramView, TableView>();

  constructor(actions: TableActions) {
    this.#actions = actions;
  }

  update(diagrams: readonly DiagramView[], { reading }: Content): void {
    const tables = new Map(reading?.tables.map((table) => [table.diagram, table]));
    for (const view of diagrams) {
      const table = tables.get(view.block.diagram.index);
      const isShown = table !== undefined && table.components.length > 0;
      if (reading && isShown) {
        this.#viewFor(view).update(table, reading);
        pictureOf(view)?.setAttribute('aria-describedby', idOf(table));
      } else this.#remove(view);
    }
  }

  #viewFor(view: DiagramView): TableView {
    const known = this.#tables.get(view);
    if (known) return known;
    const table = new TableView(this.#actions);
    this.#tables.set(view, table);
    view.element.append(table.element);
    return table;
  }

  #remove(view: DiagramView): void {
    this.#tables.get(view)?.element.remove();
    this.#tables.delete(view);
    pictureOf(view)?.removeAttribute('aria-describedby');
  }
}

const pictureOf = ({ element }: DiagramView): Element | null => element.querySelector('.picture');

const idOf = ({ diagram }: Table): string => `tables-${diagram}`;

class TableView {
  readonly element = document.createElement('details');
  readonly #summary = document.createElement('summary');
  readonly #actions: TableActions;
  #content: { readonly table: Table; readonly reading: Reading } | undefined;
  #shown = '';

  constructor(actions: TableActions) {
    this.#actions = actions;
    this.element.className = 'tables';
    this.element.append(this.#summary);
    this.element.addEventListener('toggle', () => this.#show());
  }

  update(table: Table, reading: Reading): void {
    this.#content = { table, reading };
    this.#summary.id = idOf(table);
    const words = `${counted(table.components.length, 'component')}, ${counted(table.connections.length, 'connection')}`;
    if (this.#summary.textContent !== words) this.#summary.textContent = words;
    this.#show();
  }

  /** A table that nobody has opened is not made. What an edit only moves is read from `#content` when it is asked for. */
  #show(): void {
    if (!this.element.open || !this.#content) return;
    const { table, reading } = this.#content;
    const rows = {
      components: table.components.map((index) => ({ index, ...reading.components[index] })),
      connections: table.connections.map(({ from, to, label, async }) => [
        reading.components[from]?.name,
        reading.components[to]?.name,
        label,
        async,
      ]),
    };
    const shown = JSON.stringify([
      rows.components.map(({ index, name, kind, technology, described }) => [index, name, kind, technology, described !== undefined]),
      rows.connections,
    ]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const components = rows.components.map(({ index, name = '', kind, technology, described }) => [
      button(name, `Follow ${name} through all diagrams`, () => this.#actions.follow(index)),
      kind?.replaceAll('-', ' ') ?? '',
      technology ?? '',
      described ? button('Show', `Show where ${name} is described`, () => this.#reveal((all) => all.components[index]?.described)) : 'not described',
    ]);
    const connections = rows.connections.map(([from = '', to = '', label, async], index) => [
      String(from),
      String(to),
      label === undefined ? 'says nothing' : String(label),
      async === true ? 'asynchronous' : 'synchronous',
      button('Show', `Show the arrow from ${from} to ${to}`, () => this.#reveal((_, { connections: drawn }) => drawn[index])),
    ]);
    this.element.replaceChildren(
      this.#summary,
      tableOf('Components', ['Component', 'Kind', 'Technology', 'Described'], components),
      tableOf('Connections', ['From', 'To', 'Says', 'Waits', 'Source'], connections),
    );
  }

  #reveal(find: (reading: Reading, table: Table) => { readonly start: number; readonly end: number } | undefined): void {
    const place = this.#content && find(this.#content.reading, this.#content.table);
    if (place) this.#actions.reveal(place.start, place.end);
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function tableOf(title: string, heads: readonly string[], rows: readonly (readonly (string | Node)[])[]): HTMLTableElement {
  const table = document.createElement('table');
  table.createCaption().textContent = title;
  const head = table.createTHead().insertRow();
  for (const words of heads) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = words;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const cells of rows) {
    const row = body.insertRow();
    for (const cell of cells) row.insertCell().append(cell);
  }
  return table;
}

function button(text: string, label: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', run);
  return element;
}
