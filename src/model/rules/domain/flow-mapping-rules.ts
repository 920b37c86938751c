import { isRecord } from '../../api/check-shape';
import { TEMPLATES } from '../../catalogue/templates';
import type { DomainMember, FindingOfMember } from '../../domain-member';
import { FindingDetails, newFinding } from '../../validation/finding';
import { didYouMean, nearest } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

const FED_MAPPING = defineRule({
  code: 'CP1810',
  severity: 'warning',
  title: 'a flow brings what the mapping of its object type reads, and all that the UNIQUE key and one PROFILE key are made of',
  why: 'a record without the value of its UNIQUE key is not ingested, one without that of a PROFILE key belongs to nobody, and a column that no field reads is lost',
  source: 'Administrator Guide, "Key definition details"; API model, Task',
});

type Unresolved = (value: unknown) => boolean;
type Request = DomainMember['request'];

/** A flow of an integration or a workflow, with the columns that it brings, under the names that they have then. */
interface Flow {
  readonly path: string;
  readonly columns: readonly string[];
}

/** What the mapping of an object type reads. */
interface Mapping {
  readonly name: string;
  /** The columns by the field that reads them. */
  readonly columnsOf: ReadonlyMap<string, readonly string[]>;
  readonly keys: readonly MappingKey[];
}

interface MappingKey {
  readonly path: string;
  readonly identifiers: readonly unknown[];
  readonly fieldNames: readonly string[];
}

/** Checks the flows of a domain against the mappings of the object types that they bring records of. */
export function checkFlowMappings(members: readonly DomainMember[], unresolved: Unresolved): FindingOfMember[] {
  const objectTypes = members.filter(({ kind }) => kind === 'object-type');
  return members.filter(({ kind }) => kind === 'integration' || kind === 'integration-workflow').flatMap((member) => {
    const flow = flowOf(member.request, unresolved);
    const mapping = mappingOf(member.request.ObjectTypeName, objectTypes, unresolved);
    return flow && mapping ? findingsOf(flow, mapping).map((finding) => [member, newFinding(FED_MAPPING, finding)] as const) : [];
  });
}

function findingsOf({ path, columns }: Flow, { name, columnsOf, keys }: Mapping): FindingDetails[] {
  const brings = `brings ${columns.join(', ')}`;
  const missingOf = ({ fieldNames }: MappingKey) => (
    fieldNames.flatMap((field) => columnsOf.get(field) ?? []).filter((column) => !columns.includes(column))
  );
  const needed = (key: MappingKey) => `${key.path} of ${name}, which is read from ${missingOf(key).map((column) => `_source.${column}`).join(', ')}`;
  const read = [...new Set([...columnsOf.values()].flat())];
  const fixFor = (key: MappingKey) => {
    const [missing] = missingOf(key);
    const like = nearest(missing, columns.filter((column) => !read.includes(column)));
    return like === undefined ? `bring ${missingOf(key).join(', ')} too` : `give ${like} the name ${missing}, or let the field read _source.${like}`;
  };
  if (read.length > 0 && !columns.some((column) => read.includes(column))) {
    return [{
      path, problem: `${brings}, but ${name} reads ${read.join(', ')}: nothing of a record is mapped`, fix: didYouMean(columns[0], read) ?? 'let the flow bring what the mapping reads',
    }];
  }
  const unique = keys.find(({ identifiers }) => identifiers.includes('UNIQUE'));
  const ofProfiles = keys.filter(({ identifiers }) => identifiers.includes('PROFILE'));
  return [
    ...unique && missingOf(unique).length > 0 ? [{ path, problem: `${brings}, but not what the UNIQUE key is made of: ${needed(unique)}`, fix: fixFor(unique) }] : [],
    ...ofProfiles.length > 0 && !ofProfiles.includes(unique!) && ofProfiles.every((key) => missingOf(key).length > 0)
      ? [{ path, problem: `${brings}, but not what a PROFILE key is made of: ${needed(ofProfiles[0])}`, fix: fixFor(ofProfiles[0]) }] : [],
  ];
}

const DEFINITIONS = [['FlowDefinition'], ['IntegrationConfig', 'AppflowIntegration', 'FlowDefinition']] as const;

/** Tasks that give a column of the record; others change what such a column has, or leave records out. */
const GIVING = ['Map', 'Merge', 'Arithmetic'];
const OTHERS = ['Filter', 'Mask', 'Truncate', 'Validate'];

/** The flow of a request, or undefined where it has none, or one of which not everything is known: `Map_all` brings whatever the source has. */
function flowOf(request: Request, unresolved: Unresolved): Flow | undefined {
  for (const names of DEFINITIONS) {
    const definition = names.reduce<unknown>((value, name) => isRecord(value) && !unresolved(value) ? value[name] : undefined, request);
    const tasks = isRecord(definition) && !unresolved(definition) ? definition.Tasks : undefined;
    if (Array.isArray(tasks) && !unresolved(tasks)) {
      const columns = columnsOfTasks(tasks, unresolved);
      return columns === undefined || columns.length === 0 ? undefined : { path: [...names, 'Tasks'].join('.'), columns };
    }
  }
  return undefined;
}

function columnsOfTasks(tasks: readonly unknown[], unresolved: Unresolved): readonly string[] | undefined {
  const columns = new Set<string>();
  for (const task of tasks) {
    if (!isRecord(task) || unresolved(task) || typeof task.TaskType !== 'string' || ![...GIVING, ...OTHERS].includes(task.TaskType)) {
      return undefined;
    }
    if (GIVING.includes(task.TaskType)) {
      const { DestinationField: destination, SourceFields: fields } = task;
      const column: unknown = destination ?? (Array.isArray(fields) && fields.length === 1 ? fields[0] : undefined);
      if (typeof column !== 'string' || unresolved(column)) {
        return undefined;
      }
      // What a dot leads into is part of what stands before it.
      columns.add(column.split('.')[0]);
    }
  }
  return [...columns];
}

/** The mapping of the object type of that name, or of the template of that name; undefined where it is not known. */
function mappingOf(name: unknown, objectTypes: readonly DomainMember[], unresolved: Unresolved): Mapping | undefined {
  if (typeof name !== 'string' || unresolved(name)) {
    return undefined;
  }
  const named = objectTypes.filter(({ request }) => request.ObjectTypeName === name);
  if (named.length > 1) {
    return undefined;
  }
  const [objectType] = named;
  const templateId: unknown = objectType ? objectType.request.TemplateId : name;
  const template = typeof templateId === 'string' && Object.hasOwn(TEMPLATES, templateId) ? TEMPLATES[templateId] : undefined;
  const { Fields: fields, Keys: keys }: { readonly Fields?: unknown; readonly Keys?: unknown } = template ?? objectType?.request ?? {};
  if (!isRecord(fields) || !isRecord(keys) || unresolved(fields) || unresolved(keys)) {
    return undefined;
  }
  const sources = Object.entries(fields).map(([field, value]) => [field, isRecord(value) && !unresolved(value) ? value.Source : undefined] as const);
  if (!sources.every((entry): entry is [string, string] => typeof entry[1] === 'string' && !unresolved(entry[1]) && !unresolved(entry[0]))) {
    return undefined;
  }
  return { name, columnsOf: new Map(sources.map(([field, source]) => [field, columnsReadBy(source)])), keys: keysOf(keys, unresolved) };
}

const READ = /_source(?:\.([^\s.[\]{}'"|()#/]+)|\[(?:'([^']+)'|"([^"]+)")\])/g;

/** The columns that a source reads, be it an accessor or a template. */
function columnsReadBy(source: string): readonly string[] {
  return [...source.matchAll(READ)].map(([, plain, single, double]) => plain ?? single ?? double);
}

function keysOf(keys: { readonly [name: string]: unknown }, unresolved: Unresolved): readonly MappingKey[] {
  return Object.entries(keys).flatMap(([name, list]) => (Array.isArray(list) && !unresolved(list) ? list : []).flatMap((key: unknown, index) => {
    const members: { readonly [member: string]: unknown } = isRecord(key) && !unresolved(key) ? key : {};
    const { FieldNames: fieldNames, StandardIdentifiers: identifiers } = members;
    const isKnown = (part: readonly unknown[]) => !unresolved(part) && !part.some(unresolved);
    return Array.isArray(fieldNames) && Array.isArray(identifiers) && isKnown(fieldNames) && isKnown(identifiers) ? [{ path: `Keys.${name}[${index}]`, identifiers, fieldNames: fieldNames.filter((field): field is string => typeof field === 'string') }] : [];
  }));
}
