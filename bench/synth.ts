import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { FIELDS, l1App, libraryApp, OBJECT_TYPES } from './apps';
import { against, Figure, inTurn, median } from './figure';

const PAIRS = { quick: 3, full: 5 };
const WHAT = `${OBJECT_TYPES} object types x ${FIELDS} fields`;

/**
 * Synthesis of the same resources with this library and with the L1s. In one process: the seconds that aws-cdk-lib takes
 * once to start its own template validation would otherwise hide both. With the newest aws-cdk-lib, as all of the benchmark: the floor does not validate
 * the templates of L1s, and is faster with them.
 */
export function synthFigures(quick: boolean): Figure[] {
  const bytes = { library: 0, l1: 0 };
  const pairs = quick ? PAIRS.quick : PAIRS.full;
  const synth = inTurn(
    pairs,
    () => synthTime(libraryApp, (size) => { bytes.library = size; }),
    () => synthTime(l1App, (size) => { bytes.l1 = size; }),
  );
  const validations = validationTimes(pairs);
  return [
    against(`synth of ${WHAT}, validation on`, synth.value, 'ms', { what: 'the L1s', value: synth.peer }, 0.6, synth.ratios),
    against('validation within that synth', median(validations), 'ms', { what: 'the synth', value: synth.value }, 0.1,
      validations.map((time) => time / synth.value)),
    against(`template of ${WHAT}`, bytes.library, 'bytes', { what: 'the L1 template', value: bytes.l1 }, 0.8),
  ];
}

function synthTime(build: () => Stack, size: (bytes: number) => void): number {
  const start = performance.now();
  const stack = build();
  const assembly = (stack.node.root as App).synth();
  const elapsed = performance.now() - start;
  size(readFileSync(assembly.getStackByName(stack.stackName).templateFullPath).length);
  return elapsed;
}

function validationTimes(runs: number): number[] {
  const constructs = libraryApp().node.findAll();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    constructs.forEach((construct) => construct.node.validate());
    return performance.now() - start;
  });
}
