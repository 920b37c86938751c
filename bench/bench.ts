/**
 * `npm run bench`: the figures that must hold, each beside its peer, from one run; `-- --json` for machines. Ends with 1 where one does not hold.
 *
 * `-- --quick` measures what is built already, less often and with fewer resources, in less than a minute. It is for machines that do other
 * things meanwhile, such as CI, and ends with 1 only where a figure misses its bar, or the guard of one that does not hold yet, by more than its noise.
 */
import { dataPlaneFigures } from './data-plane';
import { deploymentFigures } from './deployment';
import { Figure } from './figure';
import { handlerFigures } from './handler';
import { importFigures } from './import';
import { stackFigures } from './stack';
import { synthFigures } from './synth';

async function main(): Promise<void> {
  const quick = process.argv.includes('--quick');
  const figures: Figure[] = [];
  for (const measure of [synthFigures, stackFigures, handlerFigures, importFigures, dataPlaneFigures, deploymentFigures]) {
    process.stderr.write(`${measure.name} ...\n`);
    figures.push(...await measure(quick));
  }
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify({ figures }, undefined, 2)}\n` : figures.map(row).join(''));
  process.exitCode = figures.every((figure) => (quick ? !figure.missed : figure.holds)) ? 0 : 1;
}

function row({ what, value, unit, peer, ratio, bar, guard, noise, holds, missed }: Figure): string {
  const beside = peer ? `; ${peer.what}: ${peer.value} ${unit}; ratio ${ratio}` : '';
  return `${holds ? 'holds' : missed ? 'FAILS' : 'close'}  ${what}: ${value} ${unit}${beside}${noise ? ` ± ${noise}` : ''}${bar === undefined ? '' : `; bar ${bar}`}${guard === undefined ? '' : `, not held yet, guarded at ${guard}`}\n`;
}

void main();
