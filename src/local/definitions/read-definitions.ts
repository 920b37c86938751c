import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asRequest, isWhole, listAnswerOf, notesOf, partOfDefinition, withNamesOfStream } from './definition/answers';
import { Definition, domainNamed } from './definition/definition';
import type { NotChecked, Place, Unreadable } from './definition/place';
import { readShape } from './definition/read-shape';
import { recognise } from './definition/recognise';
import { definitionsOfAssembly } from './template/assembly-definitions';
import { asTemplate } from './template/template';
import { definitionsOf } from './template/template-definitions';
import { Entry, parseText } from './text/parse-text';
import { readText } from './text/read-file';
import { UnreadableFile } from './text/unreadable';
import { isRecord } from '../../model/api/check-shape';
import { REQUESTS } from '../../model/api/limits.generated';
import { factsOf } from '../../model/resource-kinds';

export type Read = Definition | NotChecked | Unreadable;

/** Reads what a file has, or a folder that `cdk synth` has written. */
export function readDefinitions(file: string): Read[] {
  return orUnreadable({ file }, () => {
    const folder = assemblyAt(file);
    return folder !== undefined
      ? orNothing({ file }, definitionsOfAssembly(folder).map((read) => inFile(file, read)))
      : parseText(file, readText(file)).flatMap((entry) => readEntry(file, entry));
  });
}

/** The folder of an assembly, which may be given by its manifest. */
function assemblyAt(file: string): string | undefined {
  if (existsSync(file) && statSync(file).isDirectory()) {
    if (!existsSync(join(file, 'manifest.json'))) {
      throw new UnreadableFile('it is a folder that cdk synth has not written: it has no manifest.json; give files, for example *.json');
    }
    return file;
  }
  return basename(file) === 'manifest.json' && existsSync(file) && isManifest(file) ? dirname(file) : undefined;
}

function isManifest(file: string): boolean {
  const [entry] = parseText(file, readText(file));
  return isRecord(entry.value) && isRecord(entry.value.artifacts);
}

function readEntry(file: string, { where, path, value, unreadable }: Entry): Read[] {
  const place = { file, where };
  return orUnreadable(place, () => {
    if (unreadable !== undefined) {
      throw new UnreadableFile(unreadable);
    }
    const template = asTemplate(value);
    if (template) {
      return orNothing(place, definitionsOf(template, { place, environment: {}, scope: '' }));
    }
    const items = listAnswerOf(value);
    return items ? items.map((item, index) => readItem({ file, where: [where, `Items[${index}]`].filter((part) => part).join(', ') }, `${path}Items[${index}]`, item))
      : [readValue(place, path, value)];
  });
}

function readItem(place: Place, path: string, item: unknown): Read {
  return isWhole(item) ? readValue(place, path, item) : {
    ...place, notChecked: 'the answer of a List operation does not tell the whole of a definition; give the answer of the Get operation of each',
  };
}

function readValue(place: Place, path: string, given: unknown): Read {
  if (!isRecord(given)) {
    throw new UnreadableFile(`it is ${given === null || given === undefined ? 'empty' : Array.isArray(given) ? given.length === 0 ? 'an empty list' : 'a list in a list'
      : `the ${typeof given} ${JSON.stringify(given).slice(0, 40)}`}, and a definition is members with values`);
  }
  const value = withNamesOfStream(given);
  const part = partOfDefinition(value);
  const recognised = part === undefined ? recognise(value) : { notChecked: part };
  if ('notChecked' in recognised) {
    return { ...place, ...recognised };
  }
  const { kind } = recognised;
  const { create, identifier } = factsOf(kind);
  const told = asRequest(kind, value);
  const { value: request, findings, pathOf } = readShape(REQUESTS[create], told.request);
  const { DomainName: domain } = value;
  const name = identifier === undefined ? undefined : told.request[identifier];
  return {
    place,
    kind,
    name: typeof name === 'string' ? name.slice(0, 255) : undefined,
    request: isRecord(request) ? request : {},
    notes: notesOf(told),
    domain: domainNamed(domain ?? ''),
    findings,
    pathOf: (inRequest) => (path === '' ? pathOf(inRequest) : `${path}.${pathOf(inRequest)}`),
  };
}

/** A template without anything of Customer Profiles is no mistake, and is told. */
function orNothing(place: Place, read: readonly Read[]): Read[] {
  return read.length > 0 ? [...read] : [{ ...place, notChecked: 'it is for CloudFormation, and has no resources of Customer Profiles' }];
}

function inFile(file: string, read: Read): Read {
  return 'kind' in read ? { ...read, place: { ...read.place, file } } : { ...read, file };
}

function orUnreadable(place: Place, read: () => Read[]): Read[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) {
      return [{ ...place, unreadable: error.message }];
    }
    throw error;
  }
}
