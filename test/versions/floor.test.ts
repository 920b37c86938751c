import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { versionOf } from './copy';
import { readFloor, ROOT } from './floor';

const floor = readFloor();

test('the project is developed and tested on the oldest releases that its users may have', () => {
  expect({ cdk: versionOf(ROOT, 'aws-cdk-lib'), constructs: versionOf(ROOT, 'constructs') }).toEqual({ cdk: floor.cdk, constructs: floor.constructs });
});

test('the floor is not below what the CDK release itself asks for', () => {
  const { peerDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', 'aws-cdk-lib', 'package.json'), 'utf8')) as { readonly peerDependencies: { readonly constructs: string } };

  expect(peerDependencies.constructs).toBe(`^${floor.constructs}`);
});

test('the record of the floor names it, and so does CONTRIBUTING', () => {
  for (const file of ['docs/adr/0024-cdk-floor.md', 'CONTRIBUTING.md']) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    expect(text).toContain(`aws-cdk-lib ${floor.cdk}`);
    expect(text).toContain(`constructs ${floor.constructs}`);
    expect(text).toContain(`Node.js ${floor.node}`);
  }
});

test('pages for users that tell a lowest aws-cdk-lib or Node.js tell this one', () => {
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const told = [...text.matchAll(/(aws-cdk-lib|constructs|Node\.js)`? (?:\^|>= ?)?(\d+\.\d+\.\d+)(?: or (?:newer|later))?/g)].map(([, name, version]) => [name, version]);

  expect(told.filter(([name, version]) => version !== ({ 'aws-cdk-lib': floor.cdk, 'constructs': floor.constructs, 'Node.js': floor.node })[name])).toEqual([]);
});
