import { functionCall, getAttTarget, subArguments, subParts } from './intrinsics';
import { isObject, show } from './json';
import type { Json } from './json';
import { forAll, TemplateError } from './template';
import type { Template } from './template';

/** What must be there before: node to the nodes that it depends on. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Resources of a template whose conditions hold, each with the resources that must be made before it. */
export function resourceGraph(template: Template, conditions: ReadonlyMap<string, boolean>): Graph {
  const ids = Object.keys(template.resources);
  const present = forAll(ids, (id) => holds(template.resources[id].condition, conditions, `/Resources/${id}`) ? [id] : []).flat();
  const graph = new Map<string, string[]>();
  const isParameter = (name: string): boolean => name.startsWith('AWS::') || Object.hasOwn(template.parameters, name);
  const known = (named: readonly string[], path: string): string[] => {
    const unknown = named.filter((id) => !present.includes(id));
    if (unknown.length > 0) {
      throw new TemplateError(`unresolved resource dependencies [${unknown.join(', ')}] in ${path}: the template has no such resource, or its condition is false`);
    }
    return [...new Set(named)];
  };
  forAll(present, (id) => {
    const { properties, dependsOn } = template.resources[id];
    const path = `/Resources/${id}`;
    const referred = references(properties, conditions, `${path}/Properties`).filter((name) => !isParameter(name));
    // DependsOn may name a resource whose condition is false; it must only exist in the template
    const absent = dependsOn.filter((target) => !Object.hasOwn(template.resources, target));
    if (absent.length > 0) {
      known(absent, `${path}/DependsOn`);
    }
    graph.set(id, [...new Set([...known(referred, path), ...dependsOn.filter((target) => present.includes(target))])].sort());
  });
  for (const [id, output] of Object.entries(template.outputs)) {
    if (!holds(output.condition, conditions, `/Outputs/${id}`)) {
      continue;
    }
    known(references(output.value, conditions, `/Outputs/${id}/Value`).filter((name) => !isParameter(name)), `/Outputs/${id}`);
  }
  const cycle = findCycle(graph);
  if (cycle !== undefined) {
    throw new TemplateError(`circular dependency between resources: [${cycle.join(', ')}]`);
  }
  return graph;
}

export function holds(condition: string | undefined, conditions: ReadonlyMap<string, boolean>, path: string): boolean {
  if (condition === undefined) {
    return true;
  }
  const value = conditions.get(condition);
  if (value === undefined) {
    throw new TemplateError(`${path} has the condition ${show(condition)}, which the template does not have`);
  }
  return value;
}

/** Names that the functions below a value refer to. Of an Fn::If only the branch that is taken counts. */
function references(value: Json, conditions: ReadonlyMap<string, boolean>, path: string): string[] {
  const within = (part: Json, step: string | number): string[] => references(part, conditions, `${path}/${step}`);
  if (Array.isArray(value)) {
    return value.flatMap(within);
  }
  if (!isObject(value)) {
    return [];
  }
  const call = functionCall(value, path);
  if (call === undefined) {
    return Object.entries(value).flatMap(([name, member]) => within(member, name));
  }
  const { name, argument } = call;
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? [argument] : [];
    case 'Fn::GetAtt': {
      const [logicalId, attribute] = getAttTarget(argument, `${path}/${name}`);
      return [logicalId, ...within(attribute, name)];
    }
    case 'Fn::Sub': {
      const [text, variables] = subArguments(argument, `${path}/${name}`);
      const names = subParts(text).flatMap(({ variable }) => variable === undefined || Object.hasOwn(variables, variable) ? [] : [variable.split('.')[0]]);
      return [...names, ...Object.values(variables).flatMap((variable) => within(variable, name))];
    }
    case 'Fn::If': {
      if (!Array.isArray(argument) || typeof argument[0] !== 'string' || argument.length !== 3) {
        return [];
      }
      return within(argument[holds(argument[0], conditions, path) ? 1 : 2], name);
    }
    default:
      return within(argument, name);
  }
}

/** The nodes of one circle, in order, if there is one. */
export function findCycle(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: string[]): string[] | undefined => {
    if (trail.includes(node)) {
      return trail.slice(trail.indexOf(node));
    }
    if (done.has(node)) {
      return undefined;
    }
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node]);
      if (cycle !== undefined) {
        return cycle;
      }
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) {
      return cycle;
    }
  }
  return undefined;
}

/** The same nodes, each after those that depended on it: the order of deletion. */
export function reversed(graph: Graph): Graph {
  const result = new Map<string, string[]>([...graph.keys()].map((node) => [node, []]));
  for (const [node, targets] of graph) {
    targets.forEach((target) => result.get(target)?.push(node));
  }
  return result;
}

export interface WalkOptions {
  /** Most nodes at a time. */
  readonly concurrency: number;
  /** Whether a failure stops everything that has not begun, or only what depends on it. */
  readonly afterFailure: 'stop' | 'go on';
}

/** Visits every node after the nodes that it depends on, independent ones in parallel. A visit answers whether it went well. */
export async function walk(graph: Graph, options: WalkOptions, visit: (node: string) => Promise<boolean>): Promise<void> {
  const waiting = new Set(graph.keys());
  const succeeded = new Set<string>();
  const running = new Set<Promise<void>>();
  let failed = false;
  const ready = (node: string): boolean => (graph.get(node) ?? []).every((target) => succeeded.has(target) || !graph.has(target));
  for (;;) {
    const stopped = failed && options.afterFailure === 'stop';
    for (const node of stopped ? [] : waiting) {
      if (running.size >= options.concurrency) {
        break;
      }
      if (!ready(node)) {
        continue;
      }
      waiting.delete(node);
      const run: Promise<void> = visit(node)
        .then((ok) => {
          if (ok) {
            succeeded.add(node);
          } else {
            failed = true;
          }
        })
        .finally(() => running.delete(run));
      running.add(run);
    }
    if (running.size === 0) {
      return;
    }
    await Promise.race(running);
  }
}
