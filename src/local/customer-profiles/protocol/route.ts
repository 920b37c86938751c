import { badRequest } from './service-error';
import { decodePercent } from './utf8';

/** A part of a path between slashes: written out, or a label that stands for a member of the request. */
type Segment = { readonly literal: string } | { readonly label: string };

/** Method and path of an operation, as its `http` trait has them. */
export interface Route {
  readonly method: string;
  readonly segments: readonly Segment[];
}

export type Labels = { readonly [member: string]: string };

export function parseRoute(method: string, path: string): Route {
  const segments = path.split('/').slice(1).map((part): Segment => {
    const label = /^\{(\w+)\}$/.exec(part);
    return label ? { label: label[1] } : { literal: part };
  });
  return { method, segments };
}

/** Whether the path is one of the route's, whatever its labels are. */
export function matches(route: Route, parts: readonly string[]): boolean {
  return route.segments.length === parts.length
    && route.segments.every((segment, index) => 'label' in segment || segment.literal === parts[index]);
}

/** How much of the route is written out: of two routes that match a path, the one with fewer labels is meant. */
export function literals(route: Route): number {
  return route.segments.filter((segment) => 'literal' in segment).length;
}

/** The labels of a path that matches the route; a label holds slashes and colons percent-encoded, as those of an ARN. */
export function readLabels(route: Route, parts: readonly string[]): Labels {
  const labels: { [member: string]: string } = {};
  route.segments.forEach((segment, index) => {
    if ('label' in segment) {
      labels[segment.label] = decodeLabel(segment.label, parts[index]);
    }
  });
  return labels;
}

function decodeLabel(label: string, text: string): string {
  if (!text.includes('%')) {
    return text;
  }
  const decoded = decodePercent(text, `'${text}' at '${label}'`);
  if (decoded === undefined) {
    throw badRequest(`Value '${text}' at '${label}' failed to satisfy constraint: Member must be percent-encoded UTF-8`);
  }
  return decoded;
}
