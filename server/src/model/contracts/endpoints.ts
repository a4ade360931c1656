/** The endpoints of a design, in document order, each with the section and the diagram it stands in. */
import type { EndpointText } from '../../syntax/endpoint/endpoint.ts';
import { contains, shift } from '../../text/range.ts';
import type { DiagramView, Endpoint } from '../design.ts';

/** Endpoints of one section and where it starts. */
export interface LocatedEndpoints {
  readonly endpoints: readonly EndpointText[];
  readonly section: number;
  readonly offset: number;
}

/** What each section names, where it stands. */
export function findEndpoints(located: readonly LocatedEndpoints[], diagrams: readonly DiagramView[]): Endpoint[] {
  return located.flatMap(({ endpoints, section, offset }) => {
    const views = endpoints.length > 0 ? diagrams.filter((view) => view.section === section) : [];
    return endpoints.map((endpoint) => {
      const range = shift(endpoint.range, offset);
      const diagram = views.find(({ body }) => contains(body, range))?.index;
      return { ...endpoint, range, section, ...(diagram !== undefined && { diagram }) };
    });
  });
}

/** What makes two statements one endpoint. */
export const endpointKey = ({ protocol, method, path, name }: Endpoint): string =>
  [protocol, method ?? '', (path ?? name ?? '').replace(/\{[^{}]*\}|:\w+|<[^<>]*>/g, '{}').replace(/\/$/, '')].join(' ');
