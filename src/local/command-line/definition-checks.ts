import type { Definition } from './definition';
import { DEFINITION_CHECKS } from './definition-kinds';
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

/** Checks definitions, each for itself and against the others of its domain. */
export function checkDefinitions(definitions: readonly Definition[]): Checked[] {
  const domains = new Map<unknown, Map<Definition, DomainMember>>();
  for (const definition of definitions) {
    const { file, kind, request } = definition;
    const domain = Object.hasOwn(request, 'DomainName') ? request.DomainName : undefined;
    const members = domains.get(domain) ?? new Map<Definition, DomainMember>();
    domains.set(domain, members.set(definition, { kind, label: file, request }));
  }
  const findings = new Map([...domains.values()].flatMap((members) => {
    const together = checkDomainContents([...members.values()]);
    return [...members].map(([definition, member]) => (
      [definition, [...checkAlone(definition, [...members.values()]), ...together.get(member) ?? []]] as const
    ));
  }));
  return definitions.map((definition) => ({ definition, findings: findings.get(definition) ?? [] }));
}

function checkAlone({ kind, request }: Definition, domain: readonly DomainMember[]): Finding[] {
  return DEFINITION_CHECKS[kind](kind === 'domain' ? request : { DomainName: SOME_DOMAIN, ...request }, {
    unknownMembers: true, parseTemplate, fieldsOf: (objectType) => fieldContentsOf(domain, objectType),
  });
}
