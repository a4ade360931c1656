/** The review on the page: what was found, at its place, with what mends it; ways through the document; what is chosen brought out. */
import type { Content, Finding, FromPage } from '../../protocol/messages.ts';
import type { DocumentView, View } from '../document-view.ts';
import type { Layer, Picture } from '../picture.ts';
import type { Reveal } from '../source-links.ts';
import { describe } from './accessible.ts';
import { badges, flaggedElements } from './badges.ts';
import { Bar } from './bar.ts';
import { type Choice, chosenFindings, chosenPlaces, isSameChoice, keptChoice, stepsBack } from './choice.ts';
import { standalone } from './export.ts';
import { type Action, Menu } from './menu.ts';
import { besideBlocks, markOf, markProse } from './prose-marks.ts';
import { spotlight } from './spotlight.ts';
import { stopsOf, targetOf, toldViews, type Stop } from './stops.ts';
import { Tables } from './tables.ts';
import { Tip } from './tip.ts';

const EMPTY: Content = { version: 0, blocks: [], findings: [] };

export class Review {
  readonly #tell: (message: FromPage) => void;
  readonly #reveal: Reveal;
  readonly #tip = new Tip();
  readonly #menu = new Menu();
  readonly #bar = new Bar({ choose: (choice) => this.#choose(choice), step: (by) => this.#step(by, false) });
  readonly #tables: Tables;
  readonly #badges = badges((findings) => chosenFindings(findings, this.#choice));
  #content = EMPTY;
  #view: DocumentView | undefined;
  #beside: ReadonlyMap<View, readonly Finding[]> = new Map();
  #choice: Choice | undefined;
  /** Where the reader is among the stops; before the first: -1. */
  #at = -1;
  #here: Element | undefined;

  /** To be laid over all other layers. */
  readonly layer: Layer = {
    drawn: (picture) => this.#listen(picture),
    shown: (picture) => this.#dress(picture),
    kept: (picture) => this.#dress(picture),
  };

  /** @param root where the document is shown */
  constructor(root: HTMLElement, tell: (message: FromPage) => void, reveal: Reveal) {
    this.#tell = tell;
    this.#reveal = reveal;
    this.#tables = new Tables({ reveal, follow: (component) => this.#follow(component) });
    root.before(this.#bar.element);
    root.addEventListener('click', ({ target }) => this.#onMark(target, (mark, findings) => this.#openMenu(mark, findings)));
    root.addEventListener('pointerover', ({ target }) => this.#onMark(target, (mark, findings) => this.#tip.show(mark, findings)));
    root.addEventListener('pointerout', ({ target }) => this.#onMark(target, () => this.#tip.leave()));
    // Not at the pictures: an SVG that listens to the focus takes it.
    root.addEventListener('focusin', (event) => this.#focused(event.composedPath()[0]));
    root.addEventListener('focusout', () => this.#tip.leave());
    window.addEventListener('keydown', (event) => {
      if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      this.#step(event.key === 'ArrowDown' ? 1 : -1, true);
    });
  }

  /** The page shows this now. */
  update(view: DocumentView, content: Content): void {
    if (content.version !== this.#content.version) this.#menu.close();
    this.#view = view;
    this.#content = content;
    const kept = keptChoice(this.#choice, content);
    if (!isSameChoice(kept, this.#choice)) this.#at = -1;
    this.#choice = kept;
    this.#tables.update(view.diagrams(), content);
    this.#show();
  }

  /** The extension found these fixes. */
  offer(titles: readonly string[]): void {
    const { version } = this.#content;
    const actions = titles.map((title, index): Action => ({ title, run: () => this.#tell({ type: 'applyFix', version, index }) }));
    this.#menu.add(actions, titles.length === 0 ? 'There is no quick fix.' : '');
  }

  /** Named after the document and the place of the diagram in it. */
  export(picture: Picture): void {
    const file =
      document.body.dataset['uri']
        ?.split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ?? '';
    const name = `${file}-${picture.block.diagram.index + 1}`;
    const background = getComputedStyle(document.body).backgroundColor;
    this.#tell({ type: 'export', name, svg: standalone(picture, background) });
  }

  #show(): void {
    const view = this.#view;
    if (!view) return;
    const { views } = view;
    this.#beside = besideBlocks(views, chosenFindings(this.#content.findings, this.#choice));
    markProse(views, this.#beside);
    const told = new Set(toldViews(views, this.#content, this.#choice));
    document.body.classList.toggle('on-path', this.#choice?.kind === 'path');
    for (const each of views) each.element.classList.toggle('told', told.has(each));
    for (const { picture } of view.diagrams()) if (picture) this.#dress(picture);
    const stops = this.#stops();
    this.#bar.update(this.#content, this.#choice, stops.length);
    this.#bar.at(this.#at, stops.length);
  }

  #dress(picture: Picture): void {
    spotlight(picture, chosenPlaces(this.#choice, this.#content), stepsBack(this.#choice));
    this.#badges.update(picture);
    describe(picture, this.#content.reading?.tables.some(({ diagram }) => diagram === picture.block.diagram.index) === true);
  }

  #choose(choice: Choice | undefined): void {
    this.#choice = choice;
    this.#at = -1;
    this.#show();
    if (choice) this.#step(1, false);
  }

  #follow(index: number): void {
    const name = this.#content.reading?.components[index]?.name;
    const choice: Choice | undefined = name === undefined ? undefined : { kind: 'component', index, name };
    this.#choose(isSameChoice(choice, this.#choice) ? undefined : choice);
  }

  #stops(): readonly Stop[] {
    return this.#view && this.#content.reading ? stopsOf(this.#view.views, this.#content, this.#choice) : [];
  }

  /** @param takesFocus whether the focus goes to what is shown */
  #step(by: 1 | -1, takesFocus: boolean): void {
    const stops = this.#stops();
    if (stops.length === 0) return;
    this.#at = this.#at < 0 && by < 0 ? stops.length - 1 : (this.#at + by + stops.length) % stops.length;
    const stop = stops[this.#at]!;
    const target = targetOf(stop);
    this.#here?.classList.remove('here');
    this.#here = target;
    target.classList.add('here');
    const { top, height } = target.getBoundingClientRect();
    window.scrollBy({ top: top - Math.max(60, (window.innerHeight - height) / 3), behavior: 'instant' });
    this.#bar.at(this.#at, stops.length);
    if (takesFocus && (target instanceof SVGElement || target instanceof HTMLElement)) target.focus({ preventScroll: true });
    else if (stop.finding) this.#tip.show(target, [stop.finding]);
  }

  #onMark(target: EventTarget | null, act: (mark: Element, findings: readonly Finding[]) => void): void {
    const mark = target instanceof Element ? target.closest('.margin-mark') : null;
    const found = mark && [...this.#beside].find(([view]) => markOf(view) === mark);
    if (mark && found) act(mark, found[1]);
  }

  #focused(target: EventTarget | undefined): void {
    this.#onMark(target ?? null, (mark, findings) => this.#tip.show(mark, findings));
    if (!(target instanceof SVGElement) || target.dataset['badge'] === undefined) return;
    const picture = this.#view?.diagrams().find((view) => view.picture?.svg === target.ownerSVGElement)?.picture;
    const findings = picture && this.#findingsOn(picture).get(Number(target.dataset['badge']));
    if (findings) this.#tip.show(target, findings);
  }

  #findingsOn(picture: Picture): ReadonlyMap<number, readonly Finding[]> {
    return flaggedElements(picture, chosenFindings(picture.findings, this.#choice));
  }

  /** What can be done with the parts of a picture. */
  #listen(picture: Picture): void {
    const { svg } = picture;
    const at = (event: Event, act: (anchor: Element, findings: readonly Finding[], element: number) => void): void => {
      const anchor = event.target instanceof Element ? event.target.closest<SVGElement>('.badge, .handle') : null;
      if (!anchor) return;
      const element = Number(anchor.dataset['badge'] ?? anchor.dataset['element']);
      act(anchor, this.#findingsOn(picture).get(element) ?? [], element);
    };
    const tip = (event: Event): void => at(event, (anchor, findings) => findings.length > 0 && this.#tip.show(anchor, findings));
    const open = (event: Event): void =>
      at(event, (anchor, findings, element) => {
        event.preventDefault();
        this.#openMenu(anchor, findings, picture, element);
      });
    svg.addEventListener('pointerover', tip);
    svg.addEventListener('pointerout', () => this.#tip.leave());
    svg.addEventListener('contextmenu', open);
    svg.addEventListener('click', (event) => event.target instanceof Element && event.target.closest('.badge') && open(event));
    svg.addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && open(event));
  }

  #openMenu(anchor: Element, findings: readonly Finding[], picture?: Picture, element?: number): void {
    this.#tip.hide();
    const { version } = this.#content;
    const place = picture && element !== undefined ? sourceOf(picture, element) : findings[0];
    const component = picture && element !== undefined ? this.#componentAt(picture, element) : undefined;
    const isCurrent = picture?.isCurrent() !== false;
    const actions: Action[] = [
      ...(place && isCurrent ? [{ title: 'Show in the source', run: () => this.#reveal(place.start, place.end) }] : []),
      ...(component ? [{ title: `Follow ${component.name} through all diagrams`, run: () => this.#follow(component.index) }] : []),
      ...[...new Set(findings.map(({ rule }) => rule))].map((rule) => ({
        title: `Show only findings of ${rule}`,
        run: () => this.#choose({ kind: 'rule', rule }),
      })),
    ];
    if (actions.length === 0) return;
    const asks = findings.length > 0 && isCurrent;
    this.#menu.open(anchor, findings, actions, asks ? 'Looking for quick fixes …' : '');
    if (asks) this.#tell({ type: 'fixes', version, places: findings.map(({ start, end }) => ({ start, end })) });
  }

  #componentAt({ block: { diagram } }: Picture, element: number): { readonly index: number; readonly name: string } | undefined {
    const components = this.#content.reading?.components ?? [];
    const index = components.findIndex(({ places }) => places.some((place) => place.diagram === diagram.index && place.element === element));
    const name = components[index]?.name;
    return name === undefined ? undefined : { index, name };
  }
}

function sourceOf({ block }: Picture, element: number): { readonly start: number; readonly end: number } | undefined {
  const place = block.diagram.elements[element];
  return place && { start: block.start + place.start, end: block.start + place.end };
}
