import type { OwnDomains } from './own-domains';
import type { Reply } from '../../scenarios/runner/client';

/** Something that the library relies on, or had to choose, and that only an account can confirm. */
export interface OpenFact {
  readonly id: string;
  readonly question: string;
  /** What the library and the local service do. */
  readonly assumed: string;
  /** What is there, in the words of `assumed` where it is so. */
  readonly ask: (ask: Ask) => Promise<string>;
}

export interface Ask {
  readonly domain: string;
  readonly call: (operation: string, request?: { readonly [member: string]: unknown }) => Promise<Reply>;
}

const TERM = { DefaultExpirationDays: 30 };
const OBJECT_TYPE = {
  ObjectTypeName: 'Plain',
  Description: 'a question',
  AllowProfileCreation: true,
  Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' } },
  Keys: { plainId: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] },
};
const AUTO_MERGING = { Enabled: true, Consolidation: { MatchingAttributesList: [['EmailAddress']] }, ConflictResolution: { ConflictResolvingModel: 'RECENCY' } };

export const OPEN_FACTS: readonly OpenFact[] = [
  {
    id: 'Q-DOMAIN-TWICE',
    question: 'What is a second CreateDomain of one name?',
    assumed: 'BadRequestException',
    ask: async ({ call }) => {
      await made(call);
      return outcome(await call('CreateDomain', TERM));
    },
  },
  {
    id: 'Q-DOMAIN-GONE',
    question: 'What is DeleteDomain of a domain that was deleted?',
    assumed: 'ResourceNotFoundException',
    ask: async ({ call, domain }) => {
      await made(call);
      await call('DeleteDomain');
      return outcome(await call('GetDomain', { DomainName: domain }));
    },
  },
  {
    id: 'Q-UPDATE-KEEPS',
    question: 'Does UpdateDomain keep what it does not name?',
    assumed: 'it keeps it',
    ask: async ({ call }) => {
      await made(call);
      await answered(call('UpdateDomain', { Matching: { Enabled: false } }));
      return memberOf(await call('GetDomain'), 'DefaultExpirationDays') === TERM.DefaultExpirationDays ? 'it keeps it' : 'it does not';
    },
  },
  {
    id: 'Q-EMPTY-CLEARS',
    question: 'Is the empty text for DeadLetterQueueUrl taken, also where there is no queue?',
    assumed: 'accepted',
    ask: async ({ call }) => {
      await made(call);
      return outcome(await call('UpdateDomain', { DeadLetterQueueUrl: '' }));
    },
  },
  {
    id: 'Q-PUT-KEEPS-TAGS',
    question: 'Does a second PutProfileObjectType change the tags of the object type?',
    assumed: 'tags stay',
    ask: async ({ call }) => {
      await made(call);
      await answered(call('PutProfileObjectType', { ...OBJECT_TYPE, Tags: { a: '1' } }));
      await answered(call('PutProfileObjectType', { ...OBJECT_TYPE, Tags: { a: '2' } }));
      const tags = memberOf(await call('GetProfileObjectType', { ObjectTypeName: 'Plain' }), 'Tags') as { readonly a?: string } | undefined;
      return tags?.a === '1' ? 'tags stay' : `tags are ${JSON.stringify(tags)}`;
    },
  },
  {
    id: 'Q-MERGING-WITHOUT-CONSOLIDATION',
    question: 'May automatic merging be on without criteria?',
    assumed: 'accepted',
    ask: async ({ call }) => outcome(await call('CreateDomain', { ...TERM, Matching: { Enabled: true, AutoMerging: { Enabled: true } } })),
  },
  {
    id: 'Q-MATCHING-OFF-FORGETS',
    question: 'What is left of the criteria of merging when matching is turned off?',
    assumed: 'nothing',
    ask: async ({ call }) => {
      await answered(call('CreateDomain', { ...TERM, Matching: { Enabled: true, AutoMerging: AUTO_MERGING } }));
      await answered(call('UpdateDomain', { Matching: { Enabled: false } }));
      const matching = memberOf(await call('GetDomain'), 'Matching') as { readonly AutoMerging?: { readonly Consolidation?: unknown } } | undefined;
      return matching?.AutoMerging?.Consolidation === undefined ? 'nothing' : JSON.stringify(matching.AutoMerging);
    },
  },
  {
    id: 'Q-NEW-DOMAIN-RULES',
    question: 'In which state is rule-based matching of a new domain?',
    assumed: 'ACTIVE',
    ask: async ({ call }) => {
      const RuleBasedMatching = {
        Enabled: true,
        MatchingRules: [{ Rule: ['AccountNumber'] }],
        MaxAllowedRuleLevelForMerging: 1,
        MaxAllowedRuleLevelForMatching: 1,
        AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE' },
        ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
      };
      const rules = memberOf(await call('CreateDomain', { ...TERM, RuleBasedMatching }), 'RuleBasedMatching') as { readonly Status?: string } | undefined;
      return String(rules?.Status);
    },
  },
  {
    id: 'Q-AWS-TAGS',
    question: 'What is a tag whose key begins with aws:?',
    assumed: 'BadRequestException',
    ask: async ({ call }) => outcome(await call('CreateDomain', { ...TERM, Tags: { 'aws:mine': '1' } })),
  },
  {
    id: 'Q-S3-URI',
    question: 'May an integration name a bucket by its URI?',
    assumed: 'accepted',
    ask: async ({ call }) => {
      await made(call);
      await answered(call('PutProfileObjectType', OBJECT_TYPE));
      return outcome(await call('PutIntegration', { Uri: 's3://cdk-customer-profiles-no-such-bucket', ObjectTypeName: 'Plain' }));
    },
  },
];

/** Asks for a fact in a domain of its own, which is deleted afterwards. */
export async function askFact({ ask }: OpenFact, client: OwnDomains): Promise<string> {
  const domain = client.newName();
  try {
    return await ask({ domain, call: async (operation, request = {}) => client.call(operation, { DomainName: domain, ...request }) });
  } finally {
    if (client.left.includes(domain)) {
      await client.call('DeleteDomain', { DomainName: domain });
    }
  }
}

async function made(call: Ask['call']): Promise<void> {
  await answered(call('CreateDomain', TERM));
}

async function answered(reply: Promise<Reply>): Promise<void> {
  const came = outcome(await reply);
  if (came !== 'accepted') {
    throw new Error(`cannot be asked, as the call before it is ${came}`);
  }
}

function outcome(reply: Reply): string {
  return 'error' in reply ? reply.error : 'unsaid' in reply ? reply.unsaid : 'accepted';
}

function memberOf(reply: Reply, member: string): unknown {
  return 'answer' in reply ? (reply.answer as { readonly [name: string]: unknown })[member] : undefined;
}
