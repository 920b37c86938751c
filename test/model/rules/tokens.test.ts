import * as fc from 'fast-check';
import { AIRLINE } from '../catalogue/airline-mappings';
import { sampleOf } from '../api/shape-samples';
import { checkDomainContents } from '../../../src/model/rules/domain/domain-contents-rules';
import { checkDomain } from '../../../src/model/rules/domain/domain-rules';
import { Finding, formatFinding } from '../../../src/model/validation/finding';
import { parseTemplate } from '../../../src/model/rules/object-type/handlebars';
import { checkObjectType } from '../../../src/model/rules/object-type/object-type-rules';

const TOKEN = '${Token[TOKEN.7]}';

/** As the CDK has it: a text with a token in it, a list of one token, a marked object, a number of no use. */
const TOKENS = [TOKEN, `prefix-${TOKEN}`, ['#{Token[TOKEN.8]}'], { resolve: 'TOKEN' }, -1.8881545897087503e+289] as const;

const OPTIONS = {
  parseTemplate,
  unresolved: (value: unknown) => TOKENS.some((token) => token === value || (typeof value === 'string' && typeof token === 'string' && value.includes(TOKEN))),
};

type Path = readonly (string | number)[];

/** Every place of a value, the keys of its maps apart. */
function placesOf(value: unknown, path: Path = []): Path[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, item]) => placesOf(item, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function replaced(value: unknown, [first, ...rest]: Path, token: unknown): unknown {
  if (first === undefined) {
    return token;
  }
  return Array.isArray(value)
    ? value.map((item: unknown, index) => index === first ? replaced(item, rest, token) : item)
    : { ...value as object, [first]: replaced((value as { readonly [key: string]: unknown })[first], rest, token) };
}

/** The value with one key of a map replaced, where the path ends in one. */
function renamed(value: unknown, path: Path): unknown {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as { readonly [key: string | number]: unknown })[key], value);
  const key = path.at(-1)!;
  const entries = Object.entries(parent as object).map(([name, item]) => [name === key ? TOKEN : name, item] as const);
  return replaced(value, path.slice(0, -1), Object.fromEntries(entries));
}

function errors(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(formatFinding);
}

function errorsTogether(requests: readonly unknown[]): string[] {
  const members = requests.map((request, index) => ({ kind: 'object-type', label: `T${index}`, request: request as { readonly [member: string]: unknown } } as const));
  return errors([...checkDomainContents(members, { ...OPTIONS, own: true }).values()].flat());
}

test.each(AIRLINE.map((mapping) => [String(mapping.ObjectTypeName), mapping] as const))('a token in place of any value of %s is no error', (_, mapping) => {
  const others = AIRLINE.filter((other) => other !== mapping);
  const places = placesOf(mapping).slice(1);
  expect(places.length).toBeGreaterThan(30);
  for (const path of places) {
    for (const token of TOKENS) {
      const request = replaced(mapping, path, token);
      expect([path.join('/'), token, errors(checkObjectType(request, OPTIONS))]).toEqual([path.join('/'), token, []]);
    }
  }
  for (const path of places.filter(([, , third]) => third === undefined)) {
    expect(errorsTogether([...others, replaced(mapping, path, TOKEN)])).toEqual([]);
  }
});

test.each(AIRLINE.map((mapping) => [String(mapping.ObjectTypeName), mapping] as const))('a token in place of the name of any field or key of %s is no error', (_, mapping) => {
  for (const path of placesOf(mapping).filter(([root, , third]) => (root === 'Fields' || root === 'Keys') && third === undefined).filter(({ length }) => length === 2)) {
    expect([path.join('/'), errors(checkObjectType(renamed(mapping, path), OPTIONS))]).toEqual([path.join('/'), []]);
  }
});

test('tokens in place of any number of values of a mapping are no error', () => {
  const places = AIRLINE.map((mapping) => placesOf(mapping).slice(1));
  fc.assert(fc.property(fc.nat({ max: AIRLINE.length - 1 }).chain((index) => fc.tuple(
    fc.constant(index), fc.subarray(places[index].map((_, at) => at), { maxLength: 12 }), fc.constantFrom(...TOKENS),
  )), ([index, chosen, token]) => {
    // the deepest first, so that a place is still there when its turn comes
    const paths = chosen.map((at) => places[index][at]).sort((a, b) => b.length - a.length);
    const request = paths.reduce<unknown>((value, path) => replaced(value, path, token), AIRLINE[index]);

    expect(errors(checkObjectType(request, OPTIONS))).toEqual([]);
  }), { numRuns: 500 });
});

test('a token in place of any value of a domain is no error', () => {
  const domain = sampleOf('CreateDomainRequest');
  const before = errors(checkDomain(domain, OPTIONS));
  for (const path of placesOf(domain).slice(1)) {
    const found = errors(checkDomain(replaced(domain, path, TOKEN), OPTIONS));
    expect([path.join('/'), found.filter((error) => !before.includes(error))]).toEqual([path.join('/'), []]);
  }
});
