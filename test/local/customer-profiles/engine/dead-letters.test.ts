import { deadLetter } from '../../../../src/local/customer-profiles/engine/dead-letters/dead-letter';
import { DEAD_LETTER_REASONS } from '../../../../src/local/customer-profiles/engine/dead-letters/reasons';
import { MemoryDataStore } from '../memory-data-store';

test('records that were not taken are kept as they came, oldest first, whatever the domain has for a queue', () => {
  const data = new MemoryDataStore();
  deadLetter({ data }, { objectType: 'Plain', text: '{"n": 1.0}', reason: DEAD_LETTER_REASONS.keysMissing });
  deadLetter({ data }, { objectType: 'Plain', text: 'no JSON', reason: DEAD_LETTER_REASONS.notJson });

  expect(data.deadLetters({ limit: 10 })).toEqual([
    { order: 1, body: '{"n": 1.0}', objectType: 'Plain', reason: 'The UNIQUE key or PROFILE key does not exist in the profile object' },
    { order: 2, body: 'no JSON', objectType: 'Plain', reason: 'Could not parse object string into JSON' },
  ]);
});

test('the reasons that the service tells are in its words', () => {
  expect(DEAD_LETTER_REASONS).toMatchObject({
    keysMissing: 'The UNIQUE key or PROFILE key does not exist in the profile object',
    keysAmbiguous: 'All keys of this object are binding to more than one profiles',
    tooLarge: 'Your data contains profile object larger than 256000 bytes',
  });
  expect(new Set(Object.values(DEAD_LETTER_REASONS)).size).toBe(Object.keys(DEAD_LETTER_REASONS).length);
});
