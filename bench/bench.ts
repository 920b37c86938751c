/** `npm run bench`: the figures that must hold, each beside its peer, from one run; `-- --json` for machines. Ends with 1 where one does not hold. */
import { deploymentFigures } from './deployment';
import { Figure } from './figure';
import { handlerFigures } from './handler';
import { importFigures } from './import';
import { stackFigures } from './stack';
import { synthFigures } from './synth';

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const measure of [synthFigures, stackFigures, handlerFigures, importFigures, deploymentFigures]) {
    process.stderr.write(`${measure.name} ...\n`);
    figures.push(...await measure());
  }
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify({ figures }, undefined, 2)}\n` : figures.map(row).join(''));
  process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1;
}

function row({ what, value, unit, peer, ratio, bar, holds }: Figure): string {
  const beside = peer ? `; ${peer.what}: ${peer.value} ${unit}; ratio ${ratio}` : '';
  return `${holds ? 'holds' : 'FAILS'}  ${what}: ${value} ${unit}${beside}; bar ${bar}\n`;
}

void main();
