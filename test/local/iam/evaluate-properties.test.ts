import * as fc from 'fast-check';
import { Case, cases, document } from './arbitrary-policies';
import { allow, decided, deny, policy } from './policies';
import { covers, coversArn } from '../../../src/local/iam/pattern';

function allowed({ identity, boundary, ...wanted }: Case): boolean {
  return decided(wanted, { identity: [...identity], boundary }) === 'allowed';
}

/** Texts of the characters that mean something in patterns, in regular expressions and in ARNs. */
const text = fc.string({ unit: fc.constantFrom('a', 'B', ':', '/', '.', '*', '?', '$', '{', '}', '[', ']', '(', ')', '|', '+', '^', '\\', '-', '\n', 'ü', '😀'), maxLength: 12 });

const literal = (value: string) => value.replace(/[*?$]/g, (character) => `\${${character}}`);

test('one more denial never allows, and one more allowance never denies', () => {
  fc.assert(fc.property(cases, document, (one, more) => {
    const statements = more.Statement as { Effect: string }[];
    const before = allowed(one);
    const denying = allowed({ ...one, identity: [...one.identity, policy(...statements.map((statement) => ({ ...statement, Effect: 'Deny' })))] });
    const allowing = allowed({ ...one, identity: [...one.identity, policy(...statements.map((statement) => ({ ...statement, Effect: 'Allow' })))] });

    expect(denying && !before).toBe(false);
    expect(before && !allowing).toBe(false);
  }), { numRuns: 500 });
});

test('the order of policies and statements does not matter, nor which policy a statement is in', () => {
  fc.assert(fc.property(cases, (one) => {
    const statements = one.identity.flatMap((each) => (each as ReturnType<typeof policy>).Statement).reverse();

    expect(allowed({ ...one, identity: [policy(...statements)] })).toBe(allowed(one));
  }), { numRuns: 500 });
});

test('nothing is allowed without a policy, everything with one that allows everything, nothing with one that denies everything', () => {
  fc.assert(fc.property(cases, (one) => {
    expect(allowed({ ...one, identity: [] })).toBe(false);
    expect(allowed({ ...one, identity: [policy(allow())], boundary: undefined })).toBe(true);
    expect(allowed({ ...one, identity: [...one.identity, policy(deny())] })).toBe(false);
  }), { numRuns: 200 });
});

test('a boundary never allows more', () => {
  fc.assert(fc.property(cases, (one) => {
    expect(allowed(one) && !allowed({ ...one, boundary: undefined })).toBe(false);
  }), { numRuns: 500 });
});

test('an escaped text covers itself and nothing else', () => {
  const variables = () => undefined;
  fc.assert(fc.property(text, text, (one, other) => {
    expect(covers(literal(one), one, { variables })).toBe(true);
    expect(covers(literal(one), other, { variables })).toBe(one === other);
    expect(covers(one, other, { wildcards: false })).toBe(one === other);
  }));
});

test('a star covers every text between two ends', () => {
  const variables = () => undefined;
  fc.assert(fc.property(text, text, text, (start, middle, end) => {
    expect(covers(`${literal(start)}*${literal(end)}`, `${start}${middle}${end}`, { variables })).toBe(true);
    expect(covers('${x:y}', middle, { variables: () => middle })).toBe(true);
    expect(coversArn('arn:aws:profile:us-east-1:1:domains/*', `arn:aws:profile:us-east-1:1:domains/${middle}`)).toBe(true);
    expect(coversArn('arn:aws:profile:us-east-1:1:domains/${x:y}/*', `arn:aws:profile:us-east-1:1:domains/${middle}/${end}`, { variables: () => middle })).toBe(true);
  }));
});
