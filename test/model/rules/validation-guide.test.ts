import { readFileSync } from 'node:fs';
import { codesOf } from '../../../projenrc/rule-examples/example';
import * as guide from '../../../projenrc/validation-guide';
import { VALIDATION_GUIDE } from '../../../src/model/rules/guide';

const rules = guide.ruleBook();

test('the page is that of the rule book: else run `npm run validation-guide`', () => {
  expect(guide.renderValidationGuide()).toBe(readFileSync(guide.TARGET, 'utf8'));
});

test('every rule has an example, and every example a rule', () => {
  expect(Object.keys(guide.EXAMPLES).sort()).toEqual(rules.map(({ code }) => code));
});

test('every rule has a section, which is where a report says it is', () => {
  const page = guide.renderValidationGuide();

  expect([...page.matchAll(/^### (CP\d{4})$/gm)].map(([, code]) => code).sort()).toEqual(rules.map(({ code }) => code));
  expect(VALIDATION_GUIDE).toMatch(/\/docs\/guide\/validation\.md$/);
});

const checked = Object.entries(guide.EXAMPLES).flatMap(([code, example]) => {
  const codes = codesOf(example);
  return codes ? [[code, codes] as const] : [];
});

test.each(checked)('the wrong form of %s breaks it, the right form does not', (code, { wrong, right }) => {
  expect(wrong).toContain(code);
  expect(right).not.toContain(code);
});

test('hardly an example is words only', () => {
  expect(checked.length).toBeGreaterThan(0.7 * rules.length);
});
