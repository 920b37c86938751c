import { chooseStacks, keyOf, vanishedStacks } from './choose-stacks';
import { ExitCode, UsageError } from './exit-code';
import { diffStack, diffVanished } from './stack-diff';
import type { StackDiff } from './stack-diff';
import { StateFolder } from './state-folder';
import { readAssembly } from '../cloudformation/assembly';
import { StackStore } from '../cloudformation/stack-store';
import type { ResourceChange, ValueChange } from '../cloudformation/template-diff';

export interface DiffOptions {
  readonly stack?: readonly string[];
  readonly parameters?: { readonly [key: string]: string };
  readonly state: string;
  readonly region: string;
  readonly account: string;
  readonly fail: boolean;
  readonly json: boolean;
}

const SIGNS: { readonly [Change in ResourceChange['change']]: string } = { add: '+', remove: '-', update: '~', replace: '!' };
const SHOWN_LENGTH = 100;

/** Compares the stacks of a cloud assembly with what is deployed, and prints a report for people or, with `json`, for machines. */
export function diff(folder: string, options: DiffOptions, out: { write(text: string): unknown } = process.stdout): ExitCode {
  const { stack, parameters = {}, state, fail, json } = options;
  const { stacks } = readAssembly(folder);
  const store = open(state);
  const diffs = [
    ...chooseStacks(stacks, { stack }).map((one) => diffStack(one, store.get(keyOf(one, options)), parameters)),
    ...stack ? [] : vanishedStacks(stacks, store.list(), options).map(diffVanished),
  ];
  const differing = diffs.filter(isChange).length;
  out.write(json ? `${JSON.stringify({ differing, stacks: diffs }, undefined, 2)}\n` : `${[...diffs.flatMap(report), '', total(differing)].join('\n')}\n`);
  return fail && differing > 0 ? ExitCode.FAILED : ExitCode.OK;
}

function isChange({ change }: StackDiff): boolean {
  return change !== 'none' && change !== 'keep';
}

function total(differing: number): string {
  return differing === 0 ? 'No differences' : `${differing} stack${differing === 1 ? '' : 's'} with differences`;
}

function open(state: string): StackStore {
  try {
    return StackStore.open(new StateFolder(state).stacks);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const HEADLINES: { readonly [Change in StackDiff['change']]: string } = {
  create: 'is new',
  update: 'changes',
  destroy: 'has no resources any more, and is destroyed',
  keep: 'is not in the app any more, and is kept',
  none: 'no differences',
};

function report(stack: StackDiff): string[] {
  const { stackName, displayName, change, status, resources, parameters, outputs, other } = stack;
  const name = stackName === displayName ? stackName : `${displayName} (${stackName})`;
  return [
    `${name}: ${HEADLINES[change]}${status === undefined ? '' : `; it is ${status}, which the deployment sees to first`}`,
    ...section('Parameters', parameters),
    ...resources.length === 0 ? [] : ['  Resources', ...resources.flatMap(resourceLines)],
    ...section('Outputs', outputs),
    ...section('Other', other),
  ];
}

function section(title: string, values: readonly ValueChange[]): string[] {
  return values.length === 0 ? [] : [`  ${title}`, ...values.map((value) => `    ${valueLine(value)}`)];
}

function resourceLines({ logicalId, type, change, values }: ResourceChange): string[] {
  return [`    [${SIGNS[change]}] ${type} ${logicalId}${change === 'replace' ? ' (replaced)' : ''}`, ...values.map((value) => `          ${valueLine(value)}`)];
}

function valueLine({ path, before, after }: ValueChange): string {
  const sign = before === undefined ? '+' : after === undefined ? '-' : '~';
  return `[${sign}] ${path}: ${[before, after].filter((value) => value !== undefined).map(shown).join(' -> ')}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}...` : text;
}
