import type { CheckOptions } from '../../src/model/api/check-shape';
import { checkCalculatedAttribute } from '../../src/model/rules/calculated-attribute/calculated-attribute-rules';
import { checkDomain } from '../../src/model/rules/domain/domain-rules';
import { checkEventStream } from '../../src/model/rules/event-stream/event-stream-rules';
import { checkIntegration } from '../../src/model/rules/integration/integration-rules';
import { checkIntegrationWorkflow } from '../../src/model/rules/integration/integration-workflow-rules';
import { parseTemplate } from '../../src/model/rules/object-type/handlebars';
import { checkObjectType } from '../../src/model/rules/object-type/object-type-rules';
import type { Finding } from '../../src/model/validation/finding';

export interface Members {
  readonly [member: string]: unknown;
}

/** The wrong and the right form of what a rule is about: members of a request, which are checked, or words where it takes more than one request. */
export type Example =
  | { readonly of: keyof typeof CHECKS; readonly wrong: Members; readonly right: Members }
  | { readonly wrong: string; readonly right: string };

/** Examples by the code of the rule. */
export interface Examples {
  readonly [code: string]: Example;
}

const OPTIONS: CheckOptions = { unknownMembers: true, parseTemplate };

/** The object type that calculated attributes are over. */
const ORDERS: { readonly [field: string]: string | undefined } = { total: 'NUMBER', tax: 'NUMBER', note: 'STRING' };

const MAPPING = {
  DomainName: 'shop',
  ObjectTypeName: 'Customers',
  Description: 'Accounts of the shop',
  Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber' } },
  Keys: { customerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] },
};

/** How a request is checked that has the members of an example, and whatever else such a request needs. */
const CHECKS = {
  'object type': (members: Members): Finding[] => checkObjectType(merged(MAPPING, members), OPTIONS),
  'object type with a template': (members: Members): Finding[] => checkObjectType({ DomainName: 'shop', ObjectTypeName: 'CTR', Description: 'Contacts', ...members }, OPTIONS),
  'whole object type': (members: Members): Finding[] => checkObjectType({ DomainName: 'shop', ...members }, OPTIONS),
  'domain': (members: Members): Finding[] => checkDomain({ DomainName: 'shop', DefaultExpirationDays: 366, ...members }, OPTIONS),
  'whole domain': (members: Members): Finding[] => checkDomain(members, OPTIONS),
  'calculated attribute': (members: Members): Finding[] => checkCalculatedAttribute({ DomainName: 'shop', CalculatedAttributeName: 'spent', Statistic: 'SUM', ...members }, {
    ...OPTIONS, fieldsOf: (objectType) => objectType === 'Orders' ? ORDERS : undefined,
  }),
  'event stream': (members: Members): Finding[] => checkEventStream({ DomainName: 'shop', EventStreamName: 'events', ...members }, { ...OPTIONS, environment: { region: 'us-east-1' } }),
  'integration': (members: Members): Finding[] => checkIntegration({ DomainName: 'shop', ...members }, OPTIONS),
  'integration workflow': (members: Members): Finding[] => checkIntegrationWorkflow({ DomainName: 'shop', ...members }, OPTIONS),
};

/** The codes that are found in either form of an example; of words, none. */
export function codesOf(example: Example): { readonly wrong: readonly string[]; readonly right: readonly string[] } | undefined {
  if (!('of' in example)) {
    return undefined;
  }
  const codes = (members: Members) => CHECKS[example.of](members).map(({ code }) => code);
  return { wrong: codes(example.wrong), right: codes(example.right) };
}

/** Maps are merged, so that an example shows only the entries that matter. */
function merged(base: Members, members: Members): Members {
  return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(members)])].map((name) => {
    const [from, to] = [base[name], members[name]];
    return [name, ['Fields', 'Keys'].includes(name) && to !== undefined ? { ...from as object, ...to as object } : to ?? from];
  }));
}
