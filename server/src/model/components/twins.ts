/** Components that always scale together, as far as a drawing tells. */
import { ownWords } from './component-name.ts';
import type { Component, Connection } from '../design.ts';

export interface Twins {
  readonly one: Component;
  readonly other: Component;
  readonly replicas: number;
}

/** Pairs of components of one diagram that have the same neighbours and the same number of replicas, and are no instances of one thing. */
export function twinsIn(drawn: readonly Connection[]): Twins[] {
  const byFootprint = new Map<string, Component>();
  const number = new Map([...new Set(drawn.flatMap(({ from, to }) => [from, to]))].map((component, i) => [component, i]));
  const numbers = (components: readonly Component[]): string =>
    [...new Set(components.map((each) => number.get(each)!))].sort((a, b) => a - b).join(' ');
  return [...number.keys()].flatMap((component) => {
    const replicas = replicasOf(component, drawn[0]!.diagram);
    const before = numbers(drawn.filter(({ to }) => to === component).map(({ from }) => from));
    const after = numbers(drawn.filter(({ from }) => from === component).map(({ to }) => to));
    if (replicas === undefined || before === '' || after === '') return [];
    const footprint = `${component.kind} ${replicas} < ${before} > ${after}`;
    const one = byFootprint.get(footprint);
    if (!one) byFootprint.set(footprint, component);
    return one && ownWords(one.name).join(' ') !== ownWords(component.name).join(' ') ? [{ one, other: component, replicas }] : [];
  });
}

/** How many copies its box says there are; undefined where it says none, or one. */
const replicasOf = ({ quantities }: Component, diagram: number): number | undefined =>
  quantities.find((quantity) => quantity.diagram === diagram && quantity.unit === 'replica' && quantity.value > 1)?.value;
