import { History } from './history';
import { STORIES } from './stories';
import { World } from './world';

let world: World;
beforeAll(async () => { world = await World.start(); });
afterAll(() => world.stop());

describe.each(STORIES.flatMap((story) => story.kinds.map((kind) => ({ ...story, kind }))))('row $row, $kind', ({ title, kind, script }) => {
  test(title, async () => {
    const history = await History.begin(world);
    await history.playAll(script(kind));
  });
});
