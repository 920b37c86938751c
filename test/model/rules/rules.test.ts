import { having } from './good-mapping';
import { DOMAIN_CASES, OBJECT_TYPE_CASES, RuleCases } from './rule-cases';
import { checkDomain } from '../../../src/model/rules/domain/domain-rules';
import { formatFinding } from '../../../src/model/validation/finding';
import { parseTemplate } from '../../../src/model/rules/object-type/handlebars';
import { checkObjectType } from '../../../src/model/rules/object-type/object-type-rules';
import { allRules, defineRule } from '../../../src/model/validation/rule';

test('the mapping that the cases break one rule of breaks none', () => {
  expect(checkObjectType(having({}))).toEqual([]);
});

/** Templates of sources are checked too. */
const checkMapping = (request: unknown) => checkObjectType(request, { parseTemplate });

describe.each([
  ...Object.entries(OBJECT_TYPE_CASES).map(([code, cases]) => [code, cases, checkMapping] as const),
  ...Object.entries(DOMAIN_CASES).map(([code, cases]) => [code, cases, checkDomain] as const),
])('%s', (code: string, { accepts, refuses }: RuleCases, check) => {
  test.each(Object.entries(accepts))('accepts %s', (_, request) => {
    expect(check(request).map(formatFinding)).toEqual([]);
  });

  test.each(Object.entries(refuses))('refuses %s', (_, [request, path, value, severity = 'error']) => {
    const findings = check(request);

    expect(findings.map((f) => [f.code, f.severity, f.path, f.value])).toEqual([[code, severity, path, value]]);
  });
});

test('tags of an object type are counted too, beside a template as well', () => {
  const Tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag${index}`, 'a']));

  expect(checkObjectType(having({ Tags })).map(formatFinding))
    .toEqual(['Tags has 50 entries; allowed: up to 49 entries; remove some [CP1110]']);
  expect(checkObjectType({ DomainName: 'd', ObjectTypeName: 'CTR', Description: 'd', TemplateId: 'CTR', Tags }).map((f) => f.code)).toEqual(['CP1110']);
});

describe('the way out', () => {
  test.each([
    ['CP1201', 'an underscore first', 'ObjectTypeName "_Customer" begins with an underscore; allowed: a letter first; for example "Customer" [CP1201]'],
    ['CP1202', 'a misspelt field', 'Fields.more.Target "_profile.EmailAdress" is not a known field of _profile; allowed: the fields in standard-profile-definition.md '
      + 'of the Administrator Guide, or _profile.Attributes.<name>; did you mean "_profile.EmailAddress"? [CP1202]'],
    ['CP1202', 'a misspelt root of attributes', 'did you mean "_profile.Attributes.tier"? [CP1202]'],
    ['CP1202', 'a field with a word less', 'did you mean "_profile.BusinessEmailAddress"? [CP1202]'],
    ['CP1204', 'the id of the profile', 'is filled by the service itself; map an id of your own to _profile.AccountNumber or to a custom attribute; '
      + 'where it is the id that the service gave, give the field to the key _profileId, which is LOOKUP_ONLY [CP1204]'],
    ['CP1204', 'the id in another case', 'is _profile.ProfileId, which the service fills itself; '],
    ['CP1204', 'what is only read', 'is filled by the service itself; leave the target out; calculated attributes read it as {_profile.createdAt} [CP1204]'],
    ['CP1204', 'the imports', 'is filled by the service itself; map to another field, or to a custom attribute [CP1204]'],
    ['CP1218', 'a template', 'Fields.more.Source "{{_source.address}}" makes a text, and _profile.Address is a whole structure; allowed: an accessor such as _source.address; '
      + 'map the fields of the structure one by one [CP1218]'],
    ['CP1219', '_profile.Email', 'Fields.more.Target "_profile.Email" is called otherwise by the service; allowed: the fields in standard-profile-definition.md '
      + 'of the Administrator Guide, or _profile.Attributes.<name>; write "_profile.EmailAddress" [CP1219]'],
    ['CP1219', '_Profile.LastName', 'write "_profile.LastName" [CP1219]'],
    ['CP1220', 'a target alone', 'Fields.more.Source is missing; allowed: an accessor such as _source.name, or a Handlebars expression [CP1220]'],
    ['CP1315', 'nothing but LOOKUP_ONLY', 'is only looked up, and finds nothing; allowed: PROFILE or the identifier of a standard object beside LOOKUP_ONLY; '
      + 'add PROFILE, or remove the key [CP1315]'],
    ['CP1316', 'an empty list', 'Keys.other is an empty list; allowed: one key or more; give it the fields that it is made of, or remove it [CP1316]'],
    ['CP1203', 'a misspelt object', 'did you mean "_profile.LastName"? [CP1203]'],
    ['CP1205', 'Gender with GenderString', 'Fields.b.Target "_profile.GenderString" is mapped beside _profile.Gender; allowed: one of the two; '
      + 'remove Fields.a.Target or this one [CP1205]'],
    ['CP1209', 'a bare name', 'Fields.more.Source "email" does not read the record; allowed: an accessor such as _source.name, or a Handlebars expression; '
      + 'did you mean "_source.email"? [CP1209]'],
    ['CP1210', 'no format', 'SourceLastUpdatedTimestampFormat is missing, but Fields.more.Target is _profile.SourceLastUpdatedTimestamp; '
      + 'allowed: EpochMilli, or a Java SimpleDateFormat pattern [CP1210]'],
    ['CP1211', 'fields', 'Fields stands beside the template "CTR"; remove it, or remove the template and map every field [CP1211]'],
    ['CP1301', 'none', 'Keys has no UNIQUE key; allowed: exactly one; give UNIQUE to the key whose value is different in every record [CP1301]'],
    ['CP1301', 'two', 'Keys has 2 UNIQUE keys: Keys.customerId[0], Keys.second[0]; allowed: exactly one; '],
    ['CP1306', 'an order without a key of an order', 'fills _order, but no key is ORDER; give ORDER to the key that tells one order from another [CP1306]'],
    ['CP1307', 'another name', 'Keys.both[0].FieldNames[1] "emial" is not a field of this object type; allowed: id, email, tier; did you mean "email"? [CP1307]'],
    ['CP1309', 'an unknown key with an underscore', 'did you mean "_email"? [CP1309]'],
  ])('%s for %s', (code, says, message) => {
    expect(formatFinding(checkObjectType(OBJECT_TYPE_CASES[code].refuses[says][0])[0])).toContain(message);
  });
});

describe('what is not known yet', () => {
  const TOKEN = '${Token[TOKEN.7]}';
  const options = { unresolved: (value: unknown) => value === TOKEN || (Array.isArray(value) && value[0] === TOKEN && value.length === 1) };
  const keys = (identifiers: unknown, more: object = {}) => having({ Keys: { a: [{ StandardIdentifiers: identifiers, FieldNames: ['id'] }], ...more } });

  test.each<[string, object]>([
    ['a name', having({ ObjectTypeName: TOKEN })],
    ['a template', { DomainName: 'd', ObjectTypeName: TOKEN, Description: TOKEN, TemplateId: TOKEN }],
    ['all fields', having({ Fields: TOKEN })],
    ['all keys', having({ Keys: TOKEN })],
    ['one field', having({ Fields: { id: TOKEN, email: { Source: TOKEN, Target: TOKEN }, tier: TOKEN } })],
    ['a field\'s name', having({ Fields: { [TOKEN]: { Source: '_source.a' } } })],
    ['the keys of a name', having({ Keys: { a: TOKEN } })],
    ['a key', having({ Keys: { a: [TOKEN] } })],
    ['identifiers', keys(TOKEN)],
    ['identifiers as a list', keys([TOKEN])],
    ['an identifier that may be UNIQUE and PROFILE', keys([TOKEN, 'CASE'])],
    ['an identifier that may be PROFILE', keys(['SECONDARY', 'UNIQUE', TOKEN])],
    ['an identifier that may be LOOKUP_ONLY', keys(['UNIQUE', 'PROFILE'], { _profileId: [{ StandardIdentifiers: [TOKEN], FieldNames: ['id'] }] })],
    ['a key\'s name, which may be _profileId', keys(['UNIQUE'], { [TOKEN]: [{ StandardIdentifiers: ['PROFILE', 'LOOKUP_ONLY'], FieldNames: ['id'] }] })],
    ['a key\'s fields', keys(['UNIQUE', 'PROFILE'], { b: [{ FieldNames: TOKEN }], c: [{ FieldNames: [TOKEN] }] })],
    ['leave to create profiles', { ...keys(['UNIQUE', 'PROFILE']), AllowProfileCreation: TOKEN }],
    ['a format', { ...having({ SourceLastUpdatedTimestampFormat: TOKEN, MaxProfileObjectCount: TOKEN, SourcePriority: TOKEN, ExpirationDays: TOKEN }) }],
    ['tags', having({ Tags: TOKEN })],
  ])('breaks no rule: %s', (_, request) => {
    expect(checkObjectType(request, options).map(formatFinding)).toEqual([]);
  });

  test('tags of a domain', () => {
    expect(checkDomain({ DomainName: TOKEN, DefaultExpirationDays: TOKEN, Tags: TOKEN }, options)).toEqual([]);
  });

  test('does not hide what is known beside it', () => {
    const request = having({ Fields: { id: { Source: TOKEN, Target: '_profile.EmailAdress' } }, Keys: { a: [{ StandardIdentifiers: [TOKEN], FieldNames: ['di'] }] } });

    expect(checkObjectType(request, options).map((f) => f.code)).toEqual(['CP1202', 'CP1307']);
  });
});

test('empty fields are as good as none, and empty keys lack what a mapping needs', () => {
  expect(checkObjectType(having({ Fields: {}, Keys: {} })).map(({ code, path, problem }) => `${code} ${path} ${problem}`)).toEqual([
    'CP1212 Fields is empty', 'CP1301 Keys has no UNIQUE key', 'CP1302 Keys has no PROFILE key',
  ]);
});

describe('a member that is null', () => {
  test('is absent, for the rules as well', () => {
    expect(checkObjectType(having({ TemplateId: null })).map(formatFinding)).toEqual(['TemplateId null is taken for a member that is left out; leave it out [CP1009]']);
  });

  test('hides nothing', () => {
    const Fields = { id: { Source: '_source.id', Target: '_profile.Emial', ContentType: null }, email: { Source: null }, tier: { Source: '_source.tier', Target: null } };
    const found = checkObjectType(having({ TemplateId: null, Fields }));

    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'CP1009 TemplateId', 'CP1009 Fields.id.ContentType', 'CP1009 Fields.email.Source', 'CP1009 Fields.tier.Target', 'CP1202 Fields.id.Target', 'CP1220 Fields.email.Source',
    ]);
  });

  test('leaves a mapping that is required missing', () => {
    expect(checkObjectType(having({ Fields: null, AllowProfileCreation: null })).map(({ code, path }) => `${code} ${path}`))
      .toEqual(['CP1009 AllowProfileCreation', 'CP1009 Fields', 'CP1212 Fields']);
  });
});

test('a request that is no structure has the one finding of its type', () => {
  expect(checkObjectType('Customer').map((f) => f.code)).toEqual(['CP1002']);
  expect(checkDomain(null).map((f) => f.code)).toEqual(['CP1002']);
});

describe('the rule book', () => {
  const shapeRules = ['CP1001', 'CP1002', 'CP1003', 'CP1004', 'CP1005', 'CP1006', 'CP1007', 'CP1008', 'CP1009'];
  /** The other kinds of resources, and the resources of a domain together, have cases of their own. */
  const ofOthers = (code: string) => /^CP1[4-8]/.test(code);

  test('has a case here for every rule, and a rule for every case', () => {
    const codes = allRules().map((rule) => rule.code).filter((code) => !ofOthers(code));

    expect(codes).toEqual([...shapeRules, ...Object.keys(DOMAIN_CASES), ...Object.keys(OBJECT_TYPE_CASES)].sort());
  });

  test.each(allRules().map((rule) => [rule.code, rule] as const))('says of %s what, why and where from', (code, rule) => {
    expect(code).toMatch(/^CP1\d{3}$/);
    for (const text of [rule.title, rule.why, rule.source]) {
      expect(text).toMatch(/\S{3}/);
      expect(text).not.toMatch(/\.$/);
    }
    expect(rule.title).toMatch(/^(?:an?|at|exactly|the) /);
  });

  test('takes no code twice', () => {
    const rule = { code: 'CP1001', severity: 'error', title: 'a', why: 'b', source: 'c' } as const;

    expect(() => defineRule(rule)).toThrow('two rules have the code CP1001');
  });
});
