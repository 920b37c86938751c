import { OUTCOMES, PLACES, requiredMembers } from './constraint-cases';
import { sampleOf, WRITES } from './shape-samples';
import { checkRequest } from '../../../src/model/api/check-shape';
import { REQUESTS } from '../../../src/model/api/limits.generated';

const inside = OUTCOMES.filter(({ code }) => code === undefined);
const outside = OUTCOMES.filter(({ code }) => code !== undefined);
const lacking = WRITES.flatMap(requiredMembers);

afterAll(() => {
  process.stdout.write(`${inside.length} values inside and ${outside.length} outside of their bounds, and ${lacking.length} members left out, `
    + `were tried at ${PLACES.length} places of ${WRITES.length} write requests\n`);
});

test.each(WRITES)('a %s with every member in it is right', (operation) => {
  expect(checkRequest(operation, sampleOf(REQUESTS[operation]))).toEqual([]);
});

test('the suite reaches every write, and every depth of the requests', () => {
  expect([...new Set(PLACES.map(({ operation }) => operation))]).toEqual(WRITES);
  expect(WRITES).toHaveLength(16);
  expect(PLACES.map((place) => place.path)).toEqual(expect.arrayContaining([
    'Keys.ka[0].FieldNames[0]', 'Fields{key}', 'Fields.ka.ContentType', 'Matching.AutoMerging.Consolidation.MatchingAttributesList[0][0]', 'tagKeys[0]', 'Tags.ka',
    'FlowDefinition.Tasks[0].TaskProperties.VALUE', 'IntegrationConfig.AppflowIntegration.FlowDefinition.KmsArn', 'Filter.Groups[0].Dimensions[0].Attributes{key}',
    'Conditions.Range.ValueRange', 'WorkflowId',
  ]));
  expect(OUTCOMES.length).toBeGreaterThan(1500);
});

test.each(inside)('$label is right', ({ place, value }) => {
  expect(checkRequest(place.operation, place.requestWith(value))).toEqual([]);
});

test.each(outside)('$label is refused with $code', ({ place, value, code }) => {
  expect(checkRequest(place.operation, place.requestWith(value)).map((f) => [f.code, f.path])).toEqual([[code, place.pathOf(value)]]);
});

test.each(lacking)('%s without %s is refused', (operation, path, request) => {
  expect(checkRequest(operation, request)).toEqual([{ code: 'CP1001', severity: 'error', path, problem: 'is missing' }]);
});
