import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { LambdaProject } from './lambda-project';
import { unzipInto, zipDirectory, zipSource } from '../../../src/local/lambda/zip';

const project = new LambdaProject();
afterAll(() => project.remove());

function emptyDirectory(): string {
  return project.write({});
}

test('a directory comes out as it went in: nested, hidden and linked files', async () => {
  const source = project.write({ 'index.js': 'a', 'lib/deep/b.js': 'b', '.hidden': 'c' });
  symlinkSync(join(source, 'lib'), join(source, 'linked'));
  const target = project.write({ x: '' });
  await unzipInto(await zipDirectory(source), target);
  expect(readFileSync(join(target, 'lib/deep/b.js'), 'utf8')).toBe('b');
  expect(readFileSync(join(target, 'linked/deep/b.js'), 'utf8')).toBe('b');
  expect(readFileSync(join(target, '.hidden'), 'utf8')).toBe('c');
});

test('the same files give the same bytes', async () => {
  const files = { 'b.js': 'b', 'a.js': 'a' };
  expect(Buffer.from(await zipDirectory(project.write(files))).equals(await zipDirectory(project.write(files)))).toBe(true);
});

test('the archive is one that unzip takes, with permissions', async () => {
  const source = project.write({ 'run.sh': '#!/bin/sh' });
  chmodSync(join(source, 'run.sh'), 0o755);
  const file = `${source}.zip`;
  writeFileSync(file, await zipDirectory(source));
  expect(execFileSync('python3', ['-c', 'import sys, zipfile; print([(i.filename, oct(i.external_attr >> 16)) for i in zipfile.ZipFile(sys.argv[1]).infolist()])', file], { encoding: 'utf8' }))
    .toBe("[('run.sh', '0o100755')]\n");
});

test('any content survives', async () => {
  await fc.assert(fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 300 }), { minKeys: 1, maxKeys: 5 }), async (files) => {
    const source = project.write({ x: '' });
    Object.entries(files).forEach(([name, content]) => writeFileSync(join(source, name), content));
    const target = project.write({ y: '' });
    await unzipInto(await zipDirectory(source), target);
    for (const [name, content] of Object.entries(files)) {
      expect(readFileSync(join(target, name)).equals(content)).toBe(true);
    }
  }), { numRuns: 25 });
});

test('source text becomes index.js', async () => {
  const target = project.write({ y: '' });
  await unzipInto(zipSource('exports.handler = 1;'), target);
  expect(readFileSync(join(target, 'index.js'), 'utf8')).toBe('exports.handler = 1;');
});

test('an archive with directories and with a name that leads out of it', async () => {
  const target = project.write({ y: '' });
  await unzipInto(zipSync({ 'dir/': new Uint8Array(), 'dir/a': Buffer.from('a') }), target);
  expect(readFileSync(join(target, 'dir/a'), 'utf8')).toBe('a');
  await expect(unzipInto(zipSync({ '../evil': Buffer.from('a') }), target))
    .rejects.toThrow("the archive holds '../evil', which leads out of the directory it is unpacked into");
});

test('a link that leads back to a directory around it is refused', async () => {
  const source = project.write({ 'sub/a': '' });
  symlinkSync(source, join(source, 'sub', 'loop'));
  await expect(zipDirectory(source)).rejects.toThrow(/^cannot zip .*sub\/loop: a symbolic link leads back to a directory around it$/);
});

test('an empty directory makes an empty archive', async () => {
  const directory = emptyDirectory();
  mkdirSync(directory, { recursive: true });
  expect((await zipDirectory(directory)).length).toBeLessThan(30);
});
