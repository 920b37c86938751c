import type { Examples } from './example';

const LONG = 'a name of more than 64 characters, which nobody could remember';

/** Rules of the API model, of domains and of tags. */
export const SHAPE_EXAMPLES: Examples = {
  CP1001: { of: 'whole domain', wrong: { DomainName: 'shop' }, right: { DomainName: 'shop', DefaultExpirationDays: 366 } },
  CP1002: { of: 'domain', wrong: { DefaultExpirationDays: '366' }, right: { DefaultExpirationDays: 366 } },
  CP1003: { of: 'object type', wrong: { Description: '' }, right: { Description: 'Accounts of the web shop' } },
  CP1004: { of: 'domain', wrong: { DefaultExpirationDays: 1099 }, right: { DefaultExpirationDays: 1098 } },
  CP1005: { of: 'domain', wrong: { DomainName: 'my shop' }, right: { DomainName: 'my-shop' } },
  CP1006: {
    of: 'object type',
    wrong: { Fields: { price: { Source: '_source.price', ContentType: 'DECIMAL' } } },
    right: { Fields: { price: { Source: '_source.price', ContentType: 'NUMBER' } } },
  },
  CP1007: { of: 'domain', wrong: { Tags: {} }, right: { Tags: { team: 'crm' } } },
  CP1008: { of: 'object type', wrong: { SourcePriorty: 1 }, right: { SourcePriority: 1 } },
  CP1009: { of: 'domain', wrong: { Tags: null }, right: { Tags: { team: 'crm' } } },
  CP1110: { wrong: '50 tags on an object type', right: 'up to 49 tags' },
  CP1111: { of: 'domain', wrong: { Tags: { 'cdk-customer-profiles:owner': 'crm' } }, right: { Tags: { owner: 'crm' } } },
  CP1112: { wrong: `an object type with ${LONG}, in a domain of such a name`, right: 'a name that makes an ARN of up to 256 characters' },
};
