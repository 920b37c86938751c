import { MATCHING_CASES, MERGING_CASES } from './matching-cases';
import { checkDomain, checkIdentityResolution } from '../../../../src/model/rules/domain/domain-rules';
import { formatFinding } from '../../../../src/model/validation/finding';
import { allRules } from '../../../../src/model/validation/rule';

describe.each(Object.entries(MATCHING_CASES))('%s', (code, { accepts, refuses }) => {
  test.each(Object.entries(accepts))('accepts %s', (_, request) => {
    expect(checkDomain(request).map(formatFinding)).toEqual([]);
  });

  test.each(Object.entries(refuses))('refuses %s', (_, [request, path, value, severity = 'error']) => {
    expect(checkDomain(request).map((f) => [f.code, f.severity, f.path, f.value])).toEqual([[code, severity, path, value]]);
  });
});

describe.each(Object.entries(MERGING_CASES))('%s', (_code, cases) => {
  test.each(Object.entries(cases))('says of %s what it has to', (_, [request, ...findings]) => {
    expect(checkDomain(request).map(({ code, path }) => `${code} ${path}`)).toEqual(findings);
  });
});

test('there is a case for every rule of matching, and a rule for every case', () => {
  const cases = [...Object.keys(MATCHING_CASES), ...Object.keys(MERGING_CASES), 'CP1414'].sort();

  expect(allRules().map(({ code }) => code).filter((code) => code.startsWith('CP14'))).toEqual(cases);
});

describe('the way out', () => {
  test.each<[string, string, number, string]>([
    ['CP1401', 'a source without a name in auto-merging', 0,
      'Matching.AutoMerging.ConflictResolution.SourceName is missing; name the object type whose data is to be kept [CP1401]'],
    ['CP1406', 'a misspelt attribute', 0, 'did you mean "LastName"? [CP1406]'],
    ['CP1407', 'the city of a business address', 0, 'say "Address.City", and put BusinessAddress into AttributeTypesSelector.Address [CP1407]'],
    ['CP1408', 'a type that is not selected', 0, 'say which of EmailAddress, BusinessEmailAddress, PersonalEmailAddress are of it [CP1408]'],
    ['CP1411', 'a level above the last rule', 0, 'RuleBasedMatching.MaxAllowedRuleLevelForMatching 3 is a level that no rule has; allowed: up to 2, the number of rules [CP1411]'],
  ])('%s for %s', (code, says, index, message) => {
    expect(formatFinding(checkDomain(MATCHING_CASES[code].refuses[says][0])[index])).toContain(message);
  });
});

test('an auto-merging without criteria is a warning, because the API model makes them optional', () => {
  const [, criteria] = checkDomain({ DomainName: 'd', DefaultExpirationDays: 1, Matching: { Enabled: true, AutoMerging: { Enabled: true, ConflictResolution: { ConflictResolvingModel: 'RECENCY' } } } });

  expect(criteria).toMatchObject({ code: 'CP1403', severity: 'warning', path: 'Matching.AutoMerging.Consolidation' });
});

test.each([
  [1, 2, 'MaxAllowedRuleLevelForMerging 2 is above MaxAllowedRuleLevelForMatching, 1: level 2 is never matched, so it never merges; allowed: up to 1; '
    + 'lower it to 1, or raise MaxAllowedRuleLevelForMatching to 2 [CP1410]'],
  [1, 3, 'levels 2 to 3 are never matched, so they never merge'],
])('a level for matching of %d and one for merging of %d say what never merges', (matching, merging, message) => {
  const findings = checkDomain({
    DomainName: 'd', DefaultExpirationDays: 1, RuleBasedMatching: { Enabled: true, MaxAllowedRuleLevelForMatching: matching, MaxAllowedRuleLevelForMerging: merging },
  });

  expect(findings.find(({ code }) => code === 'CP1410')).toMatchObject({ severity: 'warning' });
  expect(findings.map(formatFinding).join('\n')).toContain(message);
});

describe('an identity resolution', () => {
  test('needs one of the two matchings', () => {
    expect(checkIdentityResolution({ DomainName: 'd' }).map(formatFinding))
      .toEqual(['Matching is missing, and so is RuleBasedMatching; allowed: one of the two, or both [CP1414]']);
    expect(checkIdentityResolution({ DomainName: 'd', Matching: { Enabled: true } })).toEqual([]);
    expect(checkIdentityResolution({ DomainName: 'd', RuleBasedMatching: { Enabled: true } })).toEqual([]);
  });

  test('is checked as the matchings of a domain are', () => {
    expect(checkIdentityResolution({ DomainName: 'd', RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastNmae'] }] } }).map(({ code }) => code)).toEqual(['CP1406']);
    expect(checkIdentityResolution('d').map(({ code }) => code)).toEqual(['CP1002']);
  });
});

describe('limits of the shape', () => {
  const automerging = (members: object) => ({ DomainName: 'd', DefaultExpirationDays: 1, Matching: { Enabled: true, AutoMerging: { Enabled: false, ...members } } });
  const criteria = (count: number, attributes = 2) => (
    automerging({ Consolidation: { MatchingAttributesList: Array.from({ length: count }, () => Array.from({ length: attributes }, () => 'a')) } })
  );
  const rules = (count: number, attributes = 1) => (
    { DomainName: 'd', RuleBasedMatching: { Enabled: true, MatchingRules: Array.from({ length: count }, () => ({ Rule: Array.from({ length: attributes }, () => 'LastName') })) } }
  );
  const schedule = (Time: string) => ({ DomainName: 'd', Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time } } });

  test.each<[string, object]>([
    ['a confidence of 0', automerging({ MinAllowedConfidenceScoreForMerging: 0 })],
    ['a confidence of 1', automerging({ MinAllowedConfidenceScoreForMerging: 1 })],
    ['10 criteria of 20 attributes', criteria(10, 20)],
    ['15 rules of 15 attributes', rules(15, 15)],
    ['one minute to midnight', schedule('23:59')],
    ['an hour of one digit', schedule('4:00')],
  ])('take %s', (_, request) => {
    expect(checkIdentityResolution(request).map(formatFinding)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a confidence of 1.01', automerging({ MinAllowedConfidenceScoreForMerging: 1.01 }), 'CP1004'],
    ['a confidence below 0', automerging({ MinAllowedConfidenceScoreForMerging: -0.01 }), 'CP1004'],
    ['11 criteria', criteria(11), 'CP1007'],
    ['21 attributes', criteria(1, 21), 'CP1007'],
    ['16 rules', rules(16), 'CP1007'],
    ['16 attributes', rules(1, 16), 'CP1007'],
    ['no rules', rules(0), 'CP1007'],
    ['24 o\'clock', schedule('24:00'), 'CP1005'],
    ['60 minutes', schedule('04:60'), 'CP1005'],
  ])('refuse %s', (_, request, code) => {
    expect(checkIdentityResolution(request).map((f) => f.code)).toEqual([code]);
  });
});

describe('what is not known yet', () => {
  const TOKEN = '${Token[TOKEN.7]}';
  const LIST = [TOKEN];
  const options = { unresolved: (value: unknown) => value === TOKEN || (Array.isArray(value) && value.length === 1 && value[0] === TOKEN) };

  test.each<[string, object]>([
    ['the blocks', { Matching: TOKEN, RuleBasedMatching: TOKEN }],
    ['their members', { Matching: { Enabled: true, AutoMerging: TOKEN }, RuleBasedMatching: { Enabled: true, MatchingRules: LIST, AttributeTypesSelector: TOKEN, ConflictResolution: TOKEN } }],
    ['criteria', { Matching: { Enabled: true, AutoMerging: { Enabled: TOKEN, Consolidation: TOKEN, ConflictResolution: TOKEN } } }],
    ['lists of attributes', { Matching: { Enabled: true, AutoMerging: { Enabled: TOKEN, Consolidation: { MatchingAttributesList: [LIST] } } } }],
    ['attributes of a rule', { RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: [TOKEN, 'LastName'] }, { Rule: LIST }, TOKEN] } }],
    ['a selector that a rule needs', { RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['EmailAddress'] }], AttributeTypesSelector: TOKEN } }],
    ['attributes of a selector', { RuleBasedMatching: { Enabled: true, AttributeTypesSelector: { AttributeMatchingModel: TOKEN, Address: [TOKEN, 'Address'], EmailAddress: LIST } } }],
    ['levels', { RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }], MaxAllowedRuleLevelForMatching: TOKEN } }],
    ['a source', { RuleBasedMatching: { Enabled: true, ConflictResolution: { ConflictResolvingModel: TOKEN, SourceName: TOKEN } } }],
  ])('breaks no rule: %s', (_, members) => {
    expect(checkIdentityResolution({ DomainName: 'd', ...members }, options).map(formatFinding)).toEqual([]);
  });
});
