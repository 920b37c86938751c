import { Definition, NO_DOMAIN } from './definition/definition';
import { DEFINITIONS } from './definition/definition-kinds';
import { labelOf } from './definition/place';
import { isUnresolved, withoutMarks } from './template/unresolved';
import type { DomainMember } from '../../model/domain-member';
import { checkDomainContents } from '../../model/rules/domain/domain-contents-rules';
import { fieldContentsOf } from '../../model/rules/object-type/field-contents';
import { parseTemplate } from '../../model/rules/object-type/handlebars';
import type { Finding } from '../../model/validation/finding';

/** A definition with what is wrong with it. */
export interface Checked {
  readonly definition: Definition;
  readonly findings: readonly Finding[];
}

/** A file is read before it is known which domain it goes to. */
const SOME_DOMAIN = 'd';

interface Entered {
  readonly definition: Definition;
  readonly member: DomainMember;
}

/** Checks definitions, each for itself and against the others of its domain. */
export function checkDefinitions(given: readonly Definition[]): Checked[] {
  const definitions = withTheOnlyDomain(given);
  const domains = new Map<string, Entered[]>();
  const entered = definitions.map((definition): Entered => {
    const { place, kind, request, domain } = definition;
    const one = { definition, member: { kind, label: labelOf(place), request } };
    domains.set(domain, [...domains.get(domain) ?? [], one]);
    return one;
  });
  const together = new Map([...domains.values()].flatMap((domain) => [...checkTogether(domain)]));
  return entered.map(({ definition, member }) => ({
    definition,
    findings: [
      ...definition.findings.map((finding) => inWords(finding, `${definition.pathOf('')}.${finding.path}`)),
      ...[...checkAlone(definition, domains.get(definition.domain)!.map((other) => other.member)), ...together.get(member) ?? []]
        .map((finding) => inWords(finding, definition.pathOf(finding.path))),
    ],
  }));
}

/** The domain may be left out of a definition: where those that name one name the same, it is that. */
function withTheOnlyDomain(definitions: readonly Definition[]): readonly Definition[] {
  const ofFiles = definitions.filter(({ resource }) => resource === undefined).map(({ domain }) => domain);
  const named = new Set(ofFiles.filter((domain) => domain !== NO_DOMAIN));
  const [only] = named;
  return named.size === 1
    ? definitions.map((definition) => definition.domain === NO_DOMAIN ? { ...definition, domain: only } : definition)
    : definitions;
}

function checkAlone({ kind, request, resource }: Definition, domain: readonly DomainMember[]): Finding[] {
  return DEFINITIONS[kind].check(kind === 'domain' || resource ? request : { DomainName: SOME_DOMAIN, ...request }, {
    unknownMembers: true,
    parseTemplate,
    fieldsOf: (objectType) => fieldContentsOf(domain, objectType, isUnresolved),
    unresolved: isUnresolved,
    environment: resource?.environment,
  });
}

/** Checks what is there at the same time: resources that a condition makes with those that are always made, and not with those of another condition. */
function checkTogether(domain: readonly Entered[]): ReadonlyMap<DomainMember, readonly Finding[]> {
  const conditions = new Set([undefined, ...domain.map(conditionOf)]);
  const found = new Map<DomainMember, readonly Finding[]>();
  for (const condition of conditions) {
    const members = domain.filter((entered) => [undefined, condition].includes(conditionOf(entered)));
    const own = members.some(({ definition, member }) => definition.resource && member.kind === 'domain');
    for (const [one, findings] of checkDomainContents(members.map(({ member }) => member), { unresolved: isUnresolved, own })) {
      const before = found.get(one) ?? [];
      const known = new Set(before.map(idOf));
      found.set(one, [...before, ...findings.filter((finding) => !known.has(idOf(finding)))]);
    }
  }
  return found;
}

/** The same finding comes with every condition. */
function idOf({ code, path }: Finding): string {
  return `${code} ${path}`;
}

/** Conditions of two templates are two. */
function conditionOf({ definition: { place: { file, where }, resource } }: Entered): string | undefined {
  return resource?.condition === undefined ? undefined : JSON.stringify([file, where, resource.condition]);
}

/** The finding with the path of the file, and with what is not known as its author wrote it. */
function inWords(finding: Finding, path: string): Finding {
  const { value, problem, allowed, fix } = finding;
  return {
    ...finding,
    path: withoutMarks(path),
    ...value === undefined ? {} : { value: typeof value === 'string' ? withoutMarks(value) : value },
    problem: withoutMarks(problem),
    ...allowed === undefined ? {} : { allowed: withoutMarks(allowed) },
    ...fix === undefined ? {} : { fix: withoutMarks(fix) },
  };
}
