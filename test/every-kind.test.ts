import { KINDS as CONFORMANCE_KINDS } from './conformance/kinds';
import { KINDS as HANDLER_KINDS } from './handler/kinds';
import { KINDS as HISTORY_KINDS } from './histories/kinds';
import { RESOURCE_KINDS } from '../src/model/resource-kinds';

const ALL_TYPES: readonly string[] = Object.values(RESOURCE_KINDS).map(({ type }) => type).sort();
const WORKFLOW: string = RESOURCE_KINDS['integration-workflow'].type;

function typesOf(kinds: readonly { readonly type: string }[]): string[] {
  return [...new Set(kinds.map(({ type }) => type))].sort();
}

test('the conformance table has every kind of resource', () => {
  expect(typesOf(CONFORMANCE_KINDS)).toEqual(ALL_TYPES);
});

// A workflow is a job with a life cycle of its own, which has tests of its own.
test.each([
  ['the stories of the handler', typesOf(HANDLER_KINDS.map(([, kind]) => kind))],
  ['the random histories', typesOf(Object.values(HISTORY_KINDS))],
])('%s have every kind that is a setting and not a job', (_, types) => {
  expect(types).toEqual(ALL_TYPES.filter((type) => type !== WORKFLOW));
});
