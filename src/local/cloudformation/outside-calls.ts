import { holds } from './graph';
import { functionCall } from './intrinsics';
import { isObject } from './json';
import type { Json } from './json';

/** A call of a function that reads what another stack has. */
export interface OutsideCall {
  readonly call: Json;
  readonly path: string;
}

const READING = ['Fn::ImportValue', 'Fn::GetStackOutput'];

/** The calls below a value that read of other stacks. Of an Fn::If only the branch that is taken counts. */
export function outsideCalls(value: Json, conditions: ReadonlyMap<string, boolean>, path: string): OutsideCall[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => outsideCalls(item, conditions, `${path}/${index}`));
  }
  if (!isObject(value)) {
    return [];
  }
  const call = functionCall(value, path);
  if (call !== undefined && READING.includes(call.name)) {
    return [{ call: value, path }];
  }
  if (call?.name === 'Fn::If' && Array.isArray(call.argument) && typeof call.argument[0] === 'string') {
    const branch = holds(call.argument[0], conditions, path) ? 1 : 2;
    return outsideCalls(call.argument[branch] ?? '', conditions, `${path}/Fn::If/${branch}`);
  }
  return Object.entries(value).flatMap(([name, member]) => outsideCalls(member, conditions, `${path}/${name}`));
}
